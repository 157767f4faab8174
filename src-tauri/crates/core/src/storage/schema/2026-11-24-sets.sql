-- Sets of messages: queries kept, which stay live; messages chosen by hand; samples drawn.
create table message_set (
  id integer primary key,
  ext text not null unique,               -- its name in queries: `set:NAME`
  kind text not null check (kind in ('query', 'hand', 'sample')),
  query text,                             -- query: what it is; sample: among what it was drawn
  drawn text,                             -- sample: how, as JSON, so that the same can be drawn again
  note text,
  position integer not null,
  author text not null default '',
  at text not null
) strict;

create table set_message (
  id integer primary key,
  set_id integer not null references message_set (id) deferrable initially deferred,
  message_id integer not null references message (id) deferrable initially deferred
) strict;
create index set_message_set on set_message (set_id);
create index set_message_message on set_message (message_id);

-- When a message was last read: what Rencontre calls long unseen. Reading is no operation: outside the journal, and of this copy alone.
create table seen (message_id integer primary key, at text not null) strict;
