-- The conversations that sources name, each with its root: whether that one answers something, and when it was published.
select m.within, m.root_id, r.parent_id is not null or r.parent_ext is not null, coalesce(r.posted, 9223372036854775807) from message m
join (select min(id) as id from message where within is not null and import_id in (select id from import where active = 1) group by within) f
on f.id = m.id
join message r on r.id = m.root_id
