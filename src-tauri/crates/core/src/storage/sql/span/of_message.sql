select id, start, stop, quote, before, after, lost from span where message_id = ?1 order by id
