insert into link (message_id, kind, to_ext, import_id)
select ?1, ?2, ?3, ?4 where not exists (
  select 1 from link where message_id = ?1 and kind = ?2 and to_ext = ?3
    and (import_id = ?4 or import_id in (select id from import where active = 1)))
