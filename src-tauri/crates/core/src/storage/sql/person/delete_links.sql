delete from person_link where account_id = ?1
