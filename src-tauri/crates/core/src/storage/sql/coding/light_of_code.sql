select c.id, c.message_id, c.code_id, c.coder, c.voice, s.start, s.stop, c.review from coding c join span s on s.id = c.span_id where c.code_id = ?1
