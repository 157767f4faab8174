select id, question_id from message where question_id is not null
