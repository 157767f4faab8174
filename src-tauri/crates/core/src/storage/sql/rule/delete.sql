delete from rule where id = ?1
