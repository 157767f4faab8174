insert into span (id, message_id, start, stop, quote, before, after) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
