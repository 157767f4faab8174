select t.id, t.code_id, t.on_kind, case when t.on_kind = 'person' and t.on_id < 0 then coalesce((select a.person_id from account a where a.id = -t.on_id), t.on_id) else t.on_id end, t.coder, t.memo, t.at from thing_coding t
where t.on_kind = ?1 and (t.on_id = ?2 or (t.on_kind = 'person' and ?2 > 0 and -t.on_id in (select id from account where person_id = ?2))) order by t.id
