insert into attribute (name, kind, label) values (?1, ?2, ?3)
on conflict (name) do update set kind = case when kind <> ?2 then 'text' else kind end, label = coalesce(?3, label)
where kind <> ?2 or ?3 is not null
