select parent_id from message where id = ?1
