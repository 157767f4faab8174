update code set example_span = null where example_span in (select id from span where message_id in (select id from message where import_id = ?1))
