insert into recipe (import_id, file, format, at, about) select id, file, format, at, about from import where id = ?1
