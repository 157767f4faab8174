select count(*) from memo where on_kind = ?1 and on_id = ?2
