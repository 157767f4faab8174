select i.seme, m.ext, s.start, s.stop, case s.lost when 1 then '' else s.quote end, i.kind from isotopy i join message m on m.id = i.message_id join span s on s.id = i.span_id order by i.id
