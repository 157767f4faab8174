select q.ext, m.ext, p.position, p.verdict, p.justification from square_position p join square q on q.id = p.square_id join message m on m.id = p.message_id order by p.id
