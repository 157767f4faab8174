delete from mask_message where mask_id = ?1
