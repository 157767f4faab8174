select l.message_id, l.kind, l.to_ext,
  (select t.id from message t where t.ext = l.to_ext and t.import_id in (select id from import where active = 1) order by t.id limit 1)
from message m join link l on l.message_id = m.id
where m.root_id = ?1 and l.import_id in (select id from import where active = 1)
order by l.id
