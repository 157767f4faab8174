select message_id, mask_id from mask_message
