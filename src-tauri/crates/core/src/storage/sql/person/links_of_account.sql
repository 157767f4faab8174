select id, account_id, justification, confidence, coder, at from person_link where account_id = ?1 order by id
