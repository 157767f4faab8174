delete from message_set where id = ?1
