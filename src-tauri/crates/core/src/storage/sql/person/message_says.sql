select person_id from message where id = ?1
