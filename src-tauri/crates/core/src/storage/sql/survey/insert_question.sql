insert into question (id, ext, label, import_id) values (?1, ?2, ?3, ?4)
