insert into isotopy (id, message_id, span_id, seme, kind) values (?1, ?2, ?3, ?4, ?5)
