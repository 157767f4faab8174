select code_id from coding where span_id = ?1 limit 1
