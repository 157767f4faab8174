select count(*) from thing_coding where on_kind = ?1 and on_id = ?2 and code_id = ?3 and coder = ?4
