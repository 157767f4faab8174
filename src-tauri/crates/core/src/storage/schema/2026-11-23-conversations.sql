-- Conversations that their source names: a chat, a channel, a page with its comments, a recording.
alter table message add column within text;                            -- one conversation, whoever answers whom
alter table message add column inferred integer not null default 0;    -- what it answers was concluded, not said
alter table message add column estimated integer not null default 0;   -- its date was reckoned by the source
create index message_within on message (within, id) where within is not null;

-- Messages taken up by others: quoted, passed on. The other one is named as its source names it, in the study or not.
create table link (
  id integer primary key,
  message_id integer not null,
  kind text not null check (kind in ('quote', 'repost')),
  to_ext text not null,
  import_id integer not null
) strict;
create index link_message on link (message_id);
create index link_to on link (to_ext);
