with here as materialized (select m.id, m.account_id, coalesce(m.person_id, a.person_id, -a.id) as person from message m join account a on a.id = m.account_id where m.root_id = ?1)
select t.on_kind, t.on_id from memo t
where (t.on_kind in ('reply', 'silence') and t.on_id in (select id from here))
  or (t.on_kind = 'conversation' and t.on_id = ?1)
  or (t.on_kind = 'account' and t.on_id in (select account_id from here))
  or (t.on_kind = 'person' and t.on_id in (select person from here))
order by t.id
