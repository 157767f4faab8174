update message set parent_id = ?2, root_id = ?3, parent_ext = case when ?2 is null then parent_ext end where id = ?1
