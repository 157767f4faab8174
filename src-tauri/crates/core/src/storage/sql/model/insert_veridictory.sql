insert into veridictory (id, message_id, span_id, observer, object, characteristic, being, seeming) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
