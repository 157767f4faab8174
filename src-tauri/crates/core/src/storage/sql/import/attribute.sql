insert into attribute (name, kind) values (?1, ?2) on conflict (name) do update set kind = 'text' where kind <> ?2
