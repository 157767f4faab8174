select count(*) from message where root_id = id and import_id in (select id from import where active = 1)
