update message set chars = ?2 where id = ?1
