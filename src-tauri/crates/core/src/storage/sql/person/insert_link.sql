insert into person_link (id, person_id, account_id, justification, confidence, coder, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
