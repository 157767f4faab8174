insert into net_code (id, net_id, code_id) values (?1, ?2, ?3)
