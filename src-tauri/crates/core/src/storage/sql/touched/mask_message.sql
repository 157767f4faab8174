select mask_id, message_id from mask_message where id = ?1
