select m.id from message m join question q on q.id = m.question_id where q.ext = ?1 or q.label = ?1
