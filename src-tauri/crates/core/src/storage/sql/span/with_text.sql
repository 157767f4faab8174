select s.id, s.start, s.stop, s.quote, s.lost, m.ext, b.text from span s join message m on m.id = s.message_id join body b on b.message_id = s.message_id order by s.message_id
