delete from venue where import_id = ?1 and id not in (select venue_id from message) and id not in (select venue_id from account)
