select id from respondent where ext = ?1 order by id desc limit 1
