insert into venue (id, space, name, import_id) values (?1, ?2, ?3, ?4)
