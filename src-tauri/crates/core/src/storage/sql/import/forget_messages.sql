delete from message where import_id = ?1
