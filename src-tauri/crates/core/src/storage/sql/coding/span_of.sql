select span_id from coding where id = ?1
