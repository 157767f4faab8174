select c.id, c.span_id, s.start, s.stop, c.coder from coding c join span s on s.id = c.span_id
where c.message_id = ?1 and c.code_id = ?2 and c.review = 'accepted' order by c.id
