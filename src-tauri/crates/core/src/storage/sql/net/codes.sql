select net_id, code_id from net_code order by id
