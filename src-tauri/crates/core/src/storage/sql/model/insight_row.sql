select id from insight where ext = ?1
