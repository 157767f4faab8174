insert into net (id, ext, label, position) values (?1, ?2, ?3, (select coalesce(max(position), 0) + 1 from net))
