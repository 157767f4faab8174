update mask set person_id = ?2 where person_id = ?1
