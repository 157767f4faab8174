select id, ext, kind, query, drawn, note, author, at from message_set order by position, id
