-- What other imports in force refer to becomes theirs.
update respondent set import_id = heir.import_id from (
  select who, min(import_id) as import_id from (
    select m.respondent_id as who, m.import_id from message m where m.respondent_id is not null
    union select b.respondent_id, b.import_id from blank b)
  where import_id <> ?1 and import_id in (select id from import where active = 1) group by who) heir
where respondent.id = heir.who and respondent.import_id = ?1
