update import set active = 0, removed = 1 where id = ?1 and active = 1
