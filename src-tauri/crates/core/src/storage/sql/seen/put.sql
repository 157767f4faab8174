insert into seen (message_id, at) values (?1, ?2) on conflict (message_id) do update set at = excluded.at
