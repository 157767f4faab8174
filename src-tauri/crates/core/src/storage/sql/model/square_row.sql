select id from square where ext = ?1
