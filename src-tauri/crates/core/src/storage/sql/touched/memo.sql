select coalesce(title, body), case when on_kind = 'message' then on_id end from memo where id = ?1
