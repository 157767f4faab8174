update study set title = ?1, lang = ?2 where id = 1
