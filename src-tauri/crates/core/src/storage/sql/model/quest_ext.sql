select ext from quest where id = ?1
