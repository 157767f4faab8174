insert into set_message (id, set_id, message_id) values (?1, ?2, ?3)
