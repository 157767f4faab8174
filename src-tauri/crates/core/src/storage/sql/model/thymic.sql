select m.ext, t.modality, t.intensity, t.object, t.entity, t.observer, s.start, s.stop, case s.lost when 1 then '' else s.quote end
from thymic t join message m on m.id = t.message_id join span s on s.id = t.span_id order by t.id
