select s.start, s.stop, c.code_id, c.coder, c.origin
from coding c join span s on s.id = c.span_id
where c.message_id = ?1 and c.review = 'accepted' and s.lost = 0
order by s.start, s.stop
