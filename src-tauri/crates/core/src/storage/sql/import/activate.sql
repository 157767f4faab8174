update import set active = 1 where id = ?1
