select id from message where import_id = ?1
