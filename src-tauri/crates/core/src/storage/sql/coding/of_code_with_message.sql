select id, message_id from coding where code_id = ?1
