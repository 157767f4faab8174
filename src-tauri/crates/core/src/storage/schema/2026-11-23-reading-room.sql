-- The reading room: what a coder says of codings, codes, people and of what lies between messages.

alter table coding add column weight integer check (weight between 1 and 3);  -- how much the words say it: 1 a little, 3 strongly
alter table coding add column rule_id integer;                                -- the rule that suggested it; it outlives the rule
alter table coding add column reviewed_by text;
alter table coding add column reviewed_at text;
create index coding_coder on coding (coder);

-- A code on what is no text: a reply, the silence after a message, an account, a person, a conversation.
create table thing_coding (
  id integer primary key,
  code_id integer not null references code (id) deferrable initially deferred,
  on_kind text not null check (on_kind in ('reply', 'silence', 'account', 'person', 'conversation')),
  on_id integer not null,                 -- reply: the message that answers; silence: the message after which nothing is said
  coder text not null default '',
  memo text,
  at text not null
) strict;
create index thing_coding_on on thing_coding (on_kind, on_id);
create index thing_coding_code on thing_coding (code_id);

alter table memo add column kind text not null default 'note';       -- note, theoretical, method, reflexive, todo
alter table memo add column done integer not null default 0;         -- a thing to do that is done
alter table memo add column edited text;                             -- when it was last rewritten

-- Where a code comes from, what its place in the tree commands, where its example stands.
alter table code add column origin text;                             -- deductive, inductive, in_vivo; null: not said
alter table code add column one_of integer not null default 0;       -- of the codes below it, one at most on the same words
alter table code add column example_span integer references span (id) deferrable initially deferred;
alter table code add column anti_example text;

-- Relations between codes, beside the tree (A. Strauss and J. Corbin, 1990).
create table relation (
  id integer primary key,
  from_id integer not null references code (id) deferrable initially deferred,
  kind text not null check (kind in ('opposes', 'is_a', 'condition', 'context', 'strategy', 'consequence')),
  to_id integer not null references code (id) deferrable initially deferred,
  memo text,
  coder text not null default '',
  at text not null
) strict;
create index relation_from on relation (from_id);
create index relation_to on relation (to_id);

-- Named sets of codes across the tree: a respondent counts once.
create table net (id integer primary key, ext text not null unique, label text not null default '{}', position integer not null) strict;
create table net_code (
  id integer primary key,
  net_id integer not null references net (id) deferrable initially deferred,
  code_id integer not null references code (id) deferrable initially deferred
) strict;
create index net_code_net on net_code (net_id);
create index net_code_code on net_code (code_id);

-- The codebook as it stood: kept by hand, and by itself before a change of its structure.
create table codebook_version (
  id integer primary key,
  name text,                              -- null: kept by itself
  note text,
  author text not null default '',
  at text not null,
  op integer not null,                    -- the last operation in it
  codes text not null                     -- the codebook, as JSON
) strict;

-- Queries that suggest a code.
create table rule (
  id integer primary key,
  code_id integer not null references code (id) deferrable initially deferred,
  query text not null,
  span text not null default 'match' check (span in ('message', 'match', 'sentence')),
  note text,
  position integer not null,
  author text not null default '',
  at text not null
) strict;
create index rule_code on rule (code_id);

-- Accounts that the analyst says are of one person: asserted, argued, reversible.
create table person_link (
  id integer primary key,
  person_id integer not null references person (id) deferrable initially deferred,
  account_id integer not null references account (id) deferrable initially deferred,
  justification text not null,
  confidence integer not null default 2 check (confidence between 1 and 3),
  coder text not null default '',
  at text not null
) strict;
create index person_link_person on person_link (person_id);
create index person_link_account on person_link (account_id);

-- A mask: how one shows oneself in some messages (persona, in the sense of the theatre).
create table mask (
  id integer primary key,
  label text not null,
  account_id integer references account (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  ethos_shown text,
  ethos_told text,
  coder text not null default '',
  at text not null
) strict;
create table mask_message (
  id integer primary key,
  mask_id integer not null references mask (id) deferrable initially deferred,
  message_id integer not null references message (id) deferrable initially deferred
) strict;
create index mask_message_mask on mask_message (mask_id);
create index mask_message_message on mask_message (message_id);

-- A span that goes is looked for in what may stand on it.
create index memo_span on memo (span_id) where span_id is not null;
create index code_example on code (example_span) where example_span is not null;
