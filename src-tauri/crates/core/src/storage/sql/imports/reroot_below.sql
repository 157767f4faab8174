with recursive below (id) as (select ?1 union all select m.id from message m join below b on m.parent_id = b.id)
update message set root_id = ?1 where id in (select id from below)
