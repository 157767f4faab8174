update message set chars = ?2, twin = ?3 where id = ?1
