insert into blank (id, respondent_id, question_id, import_id) values (?1, ?2, ?3, ?4)
