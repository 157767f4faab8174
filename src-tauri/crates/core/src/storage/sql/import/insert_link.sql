insert into link (message_id, kind, to_ext, import_id) values (?1, ?2, ?3, ?4)
