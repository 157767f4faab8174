select id from quest where ext = ?1
