-- The conversations that sources name, each with the root under which its first message stands.
select m.within, m.root_id from message m
join (select min(id) as id from message where within is not null and import_id in (select id from import where active = 1) group by within) f
on f.id = m.id
