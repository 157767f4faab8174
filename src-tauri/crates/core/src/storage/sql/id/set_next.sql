insert into counter (name, next) values (?1, ?2) on conflict (name) do update set next = ?2
