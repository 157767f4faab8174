select ext from person where id = ?1
