delete from set_message where message_id in (select id from message where import_id = ?1)
