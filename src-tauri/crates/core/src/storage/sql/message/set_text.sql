update body set text = ?2 where message_id = ?1
