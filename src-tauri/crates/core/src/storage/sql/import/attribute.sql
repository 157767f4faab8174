insert into attribute (name, kind, label, personal) values (?1, ?2, ?3, ?4)
on conflict (name) do update set kind = case when kind <> ?2 then 'text' else kind end, label = coalesce(?3, label), personal = max(personal, ?4)
where kind <> ?2 or ?3 is not null or ?4 > personal
