select message_id from mask_message where mask_id = ?1 order by message_id
