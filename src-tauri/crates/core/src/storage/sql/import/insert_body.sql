insert into body (message_id, text) values (?1, ?2)
