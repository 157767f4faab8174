select m.id, m.on_kind, m.on_id, m.title, m.body, m.author, m.at, s.start, s.stop, s.quote, s.lost, m.kind, m.done, m.edited
from memo m join message t on t.id = m.on_id left join span s on s.id = m.span_id where m.on_kind = 'message' and t.root_id = ?1 order by m.id
