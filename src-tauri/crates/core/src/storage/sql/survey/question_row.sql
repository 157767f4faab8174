select q.id from question q join import i on i.id = q.import_id where q.ext = ?1 and (i.active = 1 or i.id = ?2)
