select c.id, c.code_id, c.span_id, s.start, s.stop, c.review = 'accepted' from coding c join span s on s.id = c.span_id
where c.message_id = ?1 and c.coder = ?2 order by c.id
