select attributes, weight from respondent where id = ?1
