delete from respondent where import_id = ?1 and id not in (select respondent_id from message where respondent_id is not null)
