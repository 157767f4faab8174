update memo set kind = ?2, done = ?3 where id = ?1
