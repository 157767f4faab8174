select message_id from link where kind = ?1 and import_id in (select id from import where active = 1)
