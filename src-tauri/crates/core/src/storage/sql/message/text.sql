select text from body where message_id = ?1
