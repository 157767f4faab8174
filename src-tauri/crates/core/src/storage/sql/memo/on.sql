select id, on_kind, on_id, title, body, author, at from memo where on_kind = ?1 and on_id = ?2 order by id
