select respondent_id from message where id = ?1
