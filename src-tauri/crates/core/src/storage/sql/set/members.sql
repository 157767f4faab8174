select message_id from set_message where set_id = ?1 order by message_id
