select ext from message where id = ?1
