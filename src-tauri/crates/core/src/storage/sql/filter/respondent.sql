select m.id from message m join respondent r on r.id = m.respondent_id where r.ext = ?1
