insert into relation (id, from_id, kind, to_id, memo, coder, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
