select c.id, c.code_id, c.message_id, s.start, s.stop, s.quote, c.coder, c.voice, c.origin, c.review, c.memo, s.lost, c.weight, c.rule_id, c.at, c.reviewed_by, c.reviewed_at
from coding c join span s on s.id = c.span_id where c.memo <> '' order by c.id
