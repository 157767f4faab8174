select id, code_id, query, span, note, author, at from rule where id = ?1
