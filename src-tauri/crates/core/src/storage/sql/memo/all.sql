select m.id, m.on_kind, m.on_id, m.title, m.body, m.author, m.at, s.start, s.stop, s.quote, s.lost, m.kind, m.done, m.edited from memo m left join span s on s.id = m.span_id order by m.id
