delete from span where id = ?1
