delete from mask where id = ?1
