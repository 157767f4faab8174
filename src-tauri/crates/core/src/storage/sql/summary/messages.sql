select count(*) from message where import_id in (select id from import where active = 1)
