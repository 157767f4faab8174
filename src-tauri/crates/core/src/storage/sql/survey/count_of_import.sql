select count(*) from (
  select respondent_id from message where import_id = ?1 and respondent_id is not null union select respondent_id from blank where import_id = ?1)
