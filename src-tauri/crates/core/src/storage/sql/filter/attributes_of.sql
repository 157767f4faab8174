select m.attributes, r.attributes from message m left join respondent r on r.id = m.respondent_id where m.id = ?1
