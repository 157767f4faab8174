insert into thing_coding (id, code_id, on_kind, on_id, coder, memo, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
