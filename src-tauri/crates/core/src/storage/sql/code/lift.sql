update code set parent_id = ?2 where parent_id = ?1 and id <> ?2
