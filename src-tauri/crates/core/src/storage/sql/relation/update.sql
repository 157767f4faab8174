update relation set memo = ?2 where id = ?1
