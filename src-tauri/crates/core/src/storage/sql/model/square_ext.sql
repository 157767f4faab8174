select ext from square where id = ?1
