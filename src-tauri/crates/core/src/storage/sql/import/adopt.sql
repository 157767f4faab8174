update message set parent_id = ?2, parent_ext = null where id = ?1
