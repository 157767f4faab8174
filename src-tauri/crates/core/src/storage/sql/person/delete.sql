delete from person where id = ?1
