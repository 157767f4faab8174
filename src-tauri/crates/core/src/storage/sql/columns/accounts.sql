select id, role, person_id from account
