select b.respondent_id, b.question_id from blank b join import i on i.id = b.import_id where i.active = 1
