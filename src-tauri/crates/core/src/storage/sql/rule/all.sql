select id, code_id, query, span, note, author, at from rule order by code_id, position, id
