insert into evidence (id, insight_id, side, message_id) values (?1, ?2, ?3, ?4)
