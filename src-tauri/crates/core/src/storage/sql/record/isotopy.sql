select t.message_id, case s.lost when 1 then 0 else s.start end, case s.lost when 1 then 0 else s.stop end, '', t.seme, null, null, 0
from isotopy t join span s on s.id = t.span_id
