delete from import_file where import_id = ?1
