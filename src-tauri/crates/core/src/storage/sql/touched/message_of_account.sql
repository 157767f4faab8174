select id from message where account_id = ?1 order by id limit 1
