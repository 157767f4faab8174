-- A person that was an account, and that was linked since, is the one that it was linked to.
select t.id, t.code_id, t.on_kind, case when t.on_kind = 'person' and t.on_id < 0 then coalesce((select a.person_id from account a where a.id = -t.on_id), t.on_id) else t.on_id end, t.coder, t.memo, t.at from thing_coding t order by t.id
