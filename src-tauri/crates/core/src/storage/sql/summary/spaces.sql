select count(distinct v.space) from venue v where exists (select 1 from message m where m.venue_id = v.id and m.import_id in (select id from import where active = 1))
