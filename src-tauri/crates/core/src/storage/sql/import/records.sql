select m.record from message m join import i on i.id = m.import_id where i.active = 1 and m.record is not null
