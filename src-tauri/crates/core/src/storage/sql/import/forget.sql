delete from import where id = ?1
