select m.ext from message m where m.import_id in (select id from import where active = 1) and not exists (select 1 from message r where r.id = m.root_id and r.root_id = r.id)
union all
select m.ext from message m join message p on p.id = m.parent_id
where m.import_id in (select id from import where active = 1) and m.root_id <> p.root_id and m.within is null
union all
select min(ext) from message where within is not null and import_id in (select id from import where active = 1) group by within having min(root_id) <> max(root_id)
