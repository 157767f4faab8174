select child.id, parent.id, child.within is not null
from message child join message parent on parent.ext = child.parent_ext and parent.import_id = ?1
where child.parent_id is null and child.parent_ext is not null and child.import_id <> ?1
  and child.import_id in (select id from import where active = 1)
