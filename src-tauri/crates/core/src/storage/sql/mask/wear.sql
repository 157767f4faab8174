insert into mask_message (id, mask_id, message_id) values (?1, ?2, ?3)
