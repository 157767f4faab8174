with gone as (select id from message where import_id = ?1)
select (select count(*) from gone),
  (select count(*) from coding where message_id in (select id from gone)),
  (select count(*) from memo where (on_kind in ('message', 'conversation', 'reply') and on_id in (select id from gone))
    or (on_kind = 'coding' and on_id in (select id from coding where message_id in (select id from gone)))),
  (select count(*) from square_position where message_id in (select id from gone))
    + (select count(*) from actant where message_id in (select id from gone))
    + (select count(*) from thymic where message_id in (select id from gone))
    + (select count(*) from veridictory where message_id in (select id from gone))
    + (select count(*) from isotopy where message_id in (select id from gone))
    + (select count(*) from evidence where message_id in (select id from gone))
