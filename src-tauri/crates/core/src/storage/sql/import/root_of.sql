select root_id from message where id = ?1
