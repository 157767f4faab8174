-- What the import alone knew goes with it: its messages, and who speaks in no other import in force.
with gone as materialized (select id from message where import_id = ?1),
  mute as materialized (
    select distinct account_id from message where import_id = ?1
    except select account_id from message where import_id <> ?1 and import_id in (select id from import where active = 1))
delete from thing_coding where (on_kind in ('reply', 'silence', 'conversation') and on_id in (select id from gone))
  or (on_kind = 'account' and on_id in (select account_id from mute))
  or (on_kind = 'person' and -on_id in (select account_id from mute))
  or (on_kind = 'person' and on_id > 0 and not exists (
    select 1 from message m join account a on a.id = m.account_id
    where coalesce(m.person_id, a.person_id) = on_id and m.import_id <> ?1 and m.import_id in (select id from import where active = 1)))
