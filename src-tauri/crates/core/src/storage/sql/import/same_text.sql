select text = ?2 from body where message_id = ?1
