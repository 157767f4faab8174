update link set to_ext = (select ext from message where id = ?3) where import_id = ?1 and to_ext = ?2
