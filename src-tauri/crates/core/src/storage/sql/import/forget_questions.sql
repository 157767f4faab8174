delete from question where import_id = ?1 and id not in (select question_id from message where question_id is not null)
