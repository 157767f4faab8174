select id from question where ext = ?1 order by id desc limit 1
