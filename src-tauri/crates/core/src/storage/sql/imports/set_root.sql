update message set root_id = ?2 where id = ?1
