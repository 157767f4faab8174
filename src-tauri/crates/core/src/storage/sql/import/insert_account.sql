insert into account (id, venue_id, handle, role, person_id, import_id) values (?1, ?2, ?3, ?4, ?5, ?6)
