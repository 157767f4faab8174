select ext, label from question where id = ?1
