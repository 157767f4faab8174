update thing_coding set memo = ?2 where id = ?1
