delete from code where id = ?1
