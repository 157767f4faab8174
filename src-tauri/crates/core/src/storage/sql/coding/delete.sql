delete from coding where id = ?1
