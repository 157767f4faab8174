select exists (select 1 from set_message where set_id = ?1 and message_id = ?2)
