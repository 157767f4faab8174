delete from rule where code_id = ?1
