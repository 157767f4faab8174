insert into rule (id, code_id, query, span, note, position, author, at)
values (?1, ?2, ?3, ?4, ?5, (select coalesce(max(position), 0) + 1 from rule where code_id = ?2), ?6, ?7)
