with here as materialized (select m.id, m.account_id, coalesce(m.person_id, a.person_id, -a.id) as person from message m join account a on a.id = m.account_id where m.root_id = ?1)
select t.id, t.code_id, t.on_kind, case when t.on_kind = 'person' and t.on_id < 0 then coalesce((select a.person_id from account a where a.id = -t.on_id), t.on_id) else t.on_id end, t.coder, t.memo, t.at from thing_coding t
where (t.on_kind in ('reply', 'silence') and t.on_id in (select id from here))
  or (t.on_kind = 'conversation' and t.on_id = ?1)
  or (t.on_kind = 'account' and t.on_id in (select account_id from here))
  or (t.on_kind = 'person' and (t.on_id in (select person from here) or -t.on_id in (select account_id from here)))
order by t.id
