delete from blank where import_id = ?1
