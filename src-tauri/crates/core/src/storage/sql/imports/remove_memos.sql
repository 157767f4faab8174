delete from memo where (on_kind in ('message', 'conversation', 'reply') and on_id in (select id from message where import_id = ?1))
  or (on_kind = 'coding' and on_id in (select c.id from coding c join message m on m.id = c.message_id where m.import_id = ?1))
