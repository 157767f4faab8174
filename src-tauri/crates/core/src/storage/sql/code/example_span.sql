select example_span from code where id = ?1
