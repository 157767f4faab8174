update code set number = ?2 where id = ?1 and number is not ?2
