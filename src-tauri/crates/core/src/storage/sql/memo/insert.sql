insert into memo (id, on_kind, on_id, title, body, author, at, span_id, kind, done, edited) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
