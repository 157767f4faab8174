select min(m.id) from message m join import i on i.id = m.import_id where m.import_id = ?1 and i.active = 1
