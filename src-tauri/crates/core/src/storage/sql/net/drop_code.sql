delete from net_code where code_id = ?1
