insert into message_set (id, ext, kind, query, drawn, note, position, author, at)
values (?1, ?2, ?3, ?4, ?5, ?6, (select coalesce(max(position), 0) + 1 from message_set), ?7, ?8)
