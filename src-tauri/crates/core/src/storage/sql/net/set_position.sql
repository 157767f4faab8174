update net set position = ?2 where id = ?1 and position <> ?2
