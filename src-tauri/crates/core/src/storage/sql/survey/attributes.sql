select attributes from respondent where id = ?1
