update mask set account_id = ?2, person_id = null where id = ?1
