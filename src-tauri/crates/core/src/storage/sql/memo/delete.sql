delete from memo where id = ?1
