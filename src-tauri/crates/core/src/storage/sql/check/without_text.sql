select m.ext from message m left join body b on b.message_id = m.id where b.message_id is null
