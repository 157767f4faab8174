insert into blank (id, respondent_id, question_id, import_id)
select ?1, ?2, ?3, ?4 where not exists (select 1 from blank where respondent_id = ?2 and question_id = ?3)
