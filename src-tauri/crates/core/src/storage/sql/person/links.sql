select p.ext, l.account_id, l.justification, l.confidence, l.coder, l.at from person_link l join person p on p.id = l.person_id order by l.id
