select id, on_kind, on_id, title, body, author, at from memo order by id
