select m.ext from message m join import i on i.id = m.import_id where m.id = ?1 and i.active = 1
