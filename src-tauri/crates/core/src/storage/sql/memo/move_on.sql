update memo set on_id = ?3 where on_kind = ?1 and on_id = ?2
