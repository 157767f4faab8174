select q.ext, q.label, count(m.id) from question q join message m on m.question_id = q.id join import i on i.id = m.import_id and i.active = 1 group by q.id
