select m.id, m.lang, b.text from message m join body b on b.message_id = m.id join import i on i.id = m.import_id where i.state = 'ready' order by m.id
