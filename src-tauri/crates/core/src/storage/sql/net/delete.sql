delete from net where id = ?1
