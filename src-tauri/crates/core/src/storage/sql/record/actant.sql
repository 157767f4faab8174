-- Who does not say otherwise observes: the author of the message.
select t.message_id, case s.lost when 1 then 0 else s.start end, case s.lost when 1 then 0 else s.stop end, t.role, t.actor, null, coalesce(t.observer, a.handle), t.quest_id
from actant t join span s on s.id = t.span_id join message m on m.id = t.message_id join account a on a.id = m.account_id
