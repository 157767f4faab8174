select q.ext, a.role, a.actor, m.ext, s.start, s.stop, case s.lost when 1 then '' else s.quote end, a.observer, a.status, a.truth
from actant a join quest q on q.id = a.quest_id join message m on m.id = a.message_id join span s on s.id = a.span_id order by a.id
