select id, span_id from coding where code_id = ?1
