update question set import_id = heir.import_id from (
  select what, min(import_id) as import_id from (
    select m.question_id as what, m.import_id from message m where m.question_id is not null
    union select b.question_id, b.import_id from blank b)
  where import_id <> ?1 and import_id in (select id from import where active = 1) group by what) heir
where question.id = heir.what and question.import_id = ?1
