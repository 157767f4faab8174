select id, from_id, kind, to_id, memo, coder, at from relation order by id
