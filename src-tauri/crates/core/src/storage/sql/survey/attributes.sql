select attributes, import_id from respondent where id = ?1
