delete from thing_coding where id = ?1
