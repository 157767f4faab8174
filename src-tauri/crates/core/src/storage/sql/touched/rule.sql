select query, code_id from rule where id = ?1
