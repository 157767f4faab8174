select m.ext, v.observer, v.object, v.characteristic, v.being, v.seeming, s.start, s.stop, case s.lost when 1 then '' else s.quote end
from veridictory v join message m on m.id = v.message_id join span s on s.id = v.span_id order by v.id
