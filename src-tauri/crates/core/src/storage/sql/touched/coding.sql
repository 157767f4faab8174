select code_id, message_id, span_id from coding where id = ?1
