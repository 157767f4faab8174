delete from link where import_id = ?1
