with gone as (select id from message where import_id = ?1),
  mute as materialized (
    select distinct account_id from message where import_id = ?1
    except select account_id from message where import_id <> ?1 and import_id in (select id from import where active = 1))
select (select count(*) from gone),
  (select count(*) from coding where message_id in (select id from gone))
    + (select count(*) from thing_coding where (on_kind in ('reply', 'silence', 'conversation') and on_id in (select id from gone))
      or (on_kind = 'account' and on_id in (select account_id from mute)) or (on_kind = 'person' and -on_id in (select account_id from mute))),
  (select count(*) from memo where (on_kind in ('message', 'conversation', 'reply', 'silence') and on_id in (select id from gone))
    or (on_kind = 'account' and on_id in (select account_id from mute)) or (on_kind = 'person' and -on_id in (select account_id from mute))
    or (on_kind = 'coding' and on_id in (select id from coding where message_id in (select id from gone)))),
  (select count(*) from square_position where message_id in (select id from gone))
    + (select count(*) from actant where message_id in (select id from gone))
    + (select count(*) from thymic where message_id in (select id from gone))
    + (select count(*) from veridictory where message_id in (select id from gone))
    + (select count(*) from isotopy where message_id in (select id from gone))
    + (select count(*) from evidence where message_id in (select id from gone))
