delete from thing_coding where code_id = ?1
