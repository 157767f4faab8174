select message_id from span where id = ?1
