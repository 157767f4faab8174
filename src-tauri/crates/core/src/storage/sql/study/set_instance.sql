update study set instance = ?1 where id = 1
