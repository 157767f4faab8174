select label from net where id = ?1
