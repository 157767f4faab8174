update message set parent_id = null, parent_ext = ?2 where id = ?1
