select m.ext, l.kind, l.to_ext from link l join message m on m.id = l.message_id
where m.import_id in (select id from import where active = 1) and l.import_id in (select id from import where active = 1)
order by l.message_id, l.id
