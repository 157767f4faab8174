select m.id, m.venue_id, m.account_id, m.person_id, m.role, m.parent_id, m.parent_ext is not null, m.root_id, m.posted, m.lang, m.chars, m.rating, m.twin, m.precision
from message m
where m.id between ?1 and ?2 and m.import_id in (select id from import where active = 1)
order by m.id
