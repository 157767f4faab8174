select message_id from coding where id = ?1
