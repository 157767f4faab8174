update memo set on_id = ?2 where on_kind = 'person' and on_id = ?1
