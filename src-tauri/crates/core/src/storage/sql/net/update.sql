update net set label = ?2 where id = ?1
