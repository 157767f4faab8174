select c.code_id, c.message_id, s.start, s.stop, c.voice from coding c join span s on s.id = c.span_id where c.review = 'accepted'
