select id, venue_id, handle, role, person_id from account where handle is not null
