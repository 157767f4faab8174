select id, import_id from message
