select id from person where ext = ?1
