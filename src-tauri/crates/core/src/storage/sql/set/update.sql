update message_set set ext = ?2, query = ?3, note = ?4 where id = ?1
