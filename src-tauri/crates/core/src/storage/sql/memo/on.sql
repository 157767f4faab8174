select m.id, m.on_kind, m.on_id, m.title, m.body, m.author, m.at, s.start, s.stop, s.quote, s.lost from memo m left join span s on s.id = m.span_id where m.on_kind = ?1 and m.on_id = ?2 order by m.id
