select id from account where person_id = ?1 order by id
