update code set example_span = ?2 where id = ?1
