select id, code_id, query, span, note, author, at from rule where code_id = ?1 order by position, id
