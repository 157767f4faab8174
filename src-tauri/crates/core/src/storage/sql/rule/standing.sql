select c.id, c.message_id, s.start, s.stop, c.origin, c.review, c.coder from coding c join span s on s.id = c.span_id where c.code_id = ?1
