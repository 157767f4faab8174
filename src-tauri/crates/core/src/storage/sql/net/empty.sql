delete from net_code where net_id = ?1
