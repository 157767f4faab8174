select chars from message where id = ?1
