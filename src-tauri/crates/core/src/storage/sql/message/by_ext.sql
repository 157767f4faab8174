select m.id from message m join import i on i.id = m.import_id where m.ext = ?1 and i.active = 1
