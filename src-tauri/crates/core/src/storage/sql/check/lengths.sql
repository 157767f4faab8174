select m.ext, m.chars, b.text from message m join body b on b.message_id = m.id
