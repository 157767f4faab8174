select exists (select 1 from mask_message where mask_id = ?1 and message_id = ?2)
