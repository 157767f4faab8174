select ext from message where import_id in (select id from import where active = 1) group by ext having count(*) > 1
