update message set root_id = ?2 where root_id = ?1
