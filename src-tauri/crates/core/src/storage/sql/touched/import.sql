select file from import where id = ?1
