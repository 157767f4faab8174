update import set state = 'ready', report = ?2 where id = ?1
