select s.id from message_set s join set_message m on m.set_id = s.id where m.message_id = ?1 and s.kind = 'hand' order by s.position, s.id
