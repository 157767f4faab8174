insert into square_position (id, square_id, message_id, position, verdict, justification) values (?1, (select id from square where ext = ?2), ?3, ?4, ?5, ?6)
