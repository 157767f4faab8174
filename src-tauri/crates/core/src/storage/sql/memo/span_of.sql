select span_id from memo where id = ?1
