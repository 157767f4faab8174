update coding set code_id = ?2 where id = ?1
