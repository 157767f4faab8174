select ext from insight where id = ?1
