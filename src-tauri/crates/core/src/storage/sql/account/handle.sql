select handle from account where id = ?1
