delete from relation where id = ?1
