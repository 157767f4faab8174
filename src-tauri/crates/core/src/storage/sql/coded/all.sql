-- Words that are gone have no place: their coding stands on nothing.
select c.message_id, c.code_id, case s.lost when 1 then 0 else s.start end, case s.lost when 1 then 0 else s.stop end,
  c.coder, c.voice, c.origin, c.review, coalesce(c.weight, 0)
from coding c join span s on s.id = c.span_id
