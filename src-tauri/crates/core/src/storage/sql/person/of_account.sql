select person_id from account where id = ?1
