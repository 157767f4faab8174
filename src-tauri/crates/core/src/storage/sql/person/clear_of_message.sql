update message set person_id = null where id = ?1 and person_id is not null
