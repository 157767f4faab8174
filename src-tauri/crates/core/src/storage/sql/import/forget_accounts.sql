delete from account where import_id = ?1 and id not in (select account_id from message)
