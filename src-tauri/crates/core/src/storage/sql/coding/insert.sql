insert into coding (id, code_id, message_id, span_id, coder, voice, origin, review, memo, at, weight, rule_id, reviewed_by, reviewed_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
