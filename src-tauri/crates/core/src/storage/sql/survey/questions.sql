select q.id, q.ext, q.label from question q join import i on i.id = q.import_id where i.active = 1 order by q.id
