update memo set title = ?2, body = ?3, edited = ?4 where id = ?1
