with recursive
  here as materialized (select id, parent_id from message where root_id = ?3 and import_id in (select id from import where active = 1)),
  below (id) as (select ?1 union select here.id from here join below on here.parent_id = below.id)
update message set root_id = ?2 where id in (select id from below)
