delete from net_code where net_id = ?1 and code_id = ?2
