update thing_coding set on_id = ?2 where on_kind = 'conversation' and on_id = ?1
