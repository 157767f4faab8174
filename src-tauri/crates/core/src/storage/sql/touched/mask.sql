select label from mask where id = ?1
