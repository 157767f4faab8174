update person_link set person_id = ?2 where person_id = ?1
