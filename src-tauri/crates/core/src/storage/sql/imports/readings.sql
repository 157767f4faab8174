select import_id, file, format, at, about from recipe order by id desc
