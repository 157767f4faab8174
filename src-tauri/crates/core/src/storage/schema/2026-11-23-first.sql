-- The first schema. A released file of this folder is never edited: add a dated one.
-- Rows that an operation may change live in tables with an integer primary key: the session
-- extension records no others. No cascades (they break redo); foreign keys are deferred.

create table study (
  id integer primary key check (id = 1),
  uid text not null,            -- stable for the life of the study and of its copies
  instance text not null,       -- renewed when the file is copied or restored
  title text not null,
  lang text not null,
  replica integer not null default 0,
  created text not null
) strict;

-- Id counters never go back: they stand outside the changesets.
create table counter (name text primary key, next integer not null) strict, without rowid;

create table import (
  id integer primary key,
  file text not null,
  format text not null,
  sha256 text not null,
  bytes integer not null,
  at text not null,
  state text not null check (state in ('loading', 'ready')),
  active integer not null default 0,     -- 1 once done, 0 when undone: its rows are hidden then
  report text not null default '{}'      -- the import report, as printed by `livi import --json`
) strict;

create table import_file (import_id integer primary key references import (id), zstd blob not null) strict;

create table venue (
  id integer primary key,
  space text not null,
  name text,
  import_id integer
) strict;

create table person (id integer primary key, ext text not null unique, note text) strict;

create table account (
  id integer primary key,
  venue_id integer not null references venue (id) deferrable initially deferred,
  handle text,                            -- null: an unlinked account, of one message
  role text not null default 'unknown',
  person_id integer references person (id) deferrable initially deferred,  -- null: the person is the account itself
  import_id integer
) strict;

create table message (
  id integer primary key,
  ext text not null,
  import_id integer not null,
  venue_id integer not null references venue (id) deferrable initially deferred,
  account_id integer not null references account (id) deferrable initially deferred,
  person_id integer,                      -- where the message says another person than its account
  role text,                              -- where the message says another role than its account
  parent_id integer,                      -- null with parent_ext: a reply whose parent was not collected
  parent_ext text,
  root_id integer not null,               -- the conversation: its root message, itself for a root
  posted integer,                         -- microseconds since 1970-01-01 UTC
  precision text,
  posted_text text,                       -- the string of the source, where it says more than `posted`
  lang text,
  title text,
  url text,
  rating real,
  thread text,
  attributes text not null default '{}',
  chars integer not null,                 -- code points of the text in force
  record blob                             -- identity of a record without an id of its own
) strict;

-- Text apart from the rest: the lists and the figures never page it in.
create table body (message_id integer primary key, text text not null) strict;

-- Earlier versions of a corrected or redacted text.
create table body_version (
  id integer primary key,
  message_id integer not null,
  version integer not null,
  text text not null,
  replaced text not null
) strict;

create table attribute (id integer primary key, name text not null unique, kind text not null) strict;

create table code (
  id integer primary key,
  ext text not null unique,
  parent_id integer references code (id) deferrable initially deferred,
  label text not null default '{}',
  definition text not null default '{}',
  include text not null default '{}',
  exclude text not null default '{}',
  example text,
  color text,
  number integer,
  exclusive integer not null default 0,
  position integer not null
) strict;

-- A place in a text: code points, half-open, with its quote and 32 code points of context each side.
create table span (
  id integer primary key,
  message_id integer not null references message (id) deferrable initially deferred,
  start integer not null check (start >= 0),
  stop integer not null check (stop >= start),
  quote text not null,
  before text not null,
  after text not null,
  lost integer not null default 0         -- 1: the text changed and the quote was not found again
) strict;
create index span_message on span (message_id);

create table coding (
  id integer primary key,
  code_id integer not null references code (id) deferrable initially deferred,
  message_id integer not null references message (id) deferrable initially deferred,
  span_id integer not null references span (id) deferrable initially deferred,
  coder text not null default '',
  voice text not null default 'assumed',
  origin text not null default 'human',
  review text not null default 'accepted',
  memo text,
  at text not null
) strict;
create index coding_message on coding (message_id);
create index coding_code on coding (code_id);
create index coding_span on coding (span_id);

create table memo (
  id integer primary key,
  on_kind text not null,
  on_id integer not null,
  title text,
  body text not null,
  author text not null default '',
  at text not null
) strict;
create index memo_on on memo (on_kind, on_id);

create table square (
  id integer primary key, ext text not null unique, axis text, preset text,
  s1 integer references code (id) deferrable initially deferred,
  s2 integer references code (id) deferrable initially deferred,
  not_s1 integer references code (id) deferrable initially deferred,
  not_s2 integer references code (id) deferrable initially deferred
) strict;

create table square_position (
  id integer primary key,
  square_id integer not null references square (id) deferrable initially deferred,
  message_id integer not null references message (id) deferrable initially deferred,
  position text not null, verdict text not null, justification text
) strict;

create table quest (id integer primary key, ext text not null unique, title text not null, examined text not null default '[]') strict;

create table actant (
  id integer primary key,
  quest_id integer not null references quest (id) deferrable initially deferred,
  role text not null, actor text not null,
  message_id integer not null references message (id) deferrable initially deferred,
  span_id integer not null references span (id) deferrable initially deferred,
  observer text, status text not null default 'factual', truth integer not null default 1
) strict;
create index actant_message on actant (message_id);
create index actant_span on actant (span_id);

create table thymic (
  id integer primary key,
  message_id integer not null references message (id) deferrable initially deferred,
  span_id integer not null references span (id) deferrable initially deferred,
  modality text not null, intensity integer, object text, entity text, observer text
) strict;
create index thymic_message on thymic (message_id);
create index thymic_span on thymic (span_id);

create table veridictory (
  id integer primary key,
  message_id integer not null references message (id) deferrable initially deferred,
  span_id integer not null references span (id) deferrable initially deferred,
  observer text, object text, characteristic text, being text not null, seeming text not null
) strict;
create index veridictory_message on veridictory (message_id);
create index veridictory_span on veridictory (span_id);

create table isotopy (
  id integer primary key,
  message_id integer not null references message (id) deferrable initially deferred,
  span_id integer not null references span (id) deferrable initially deferred,
  seme text not null, kind text not null
) strict;
create index isotopy_message on isotopy (message_id);
create index isotopy_span on isotopy (span_id);

create table insight (
  id integer primary key, ext text not null unique, title text not null, statement text not null default '{}',
  situation text, motivation text, tension text, claim text, counter_search text,
  implications text not null default '[]', status text not null
) strict;

create table evidence (
  id integer primary key,
  insight_id integer not null references insight (id) deferrable initially deferred,
  side text not null check (side in ('for', 'against', 'nuance')),
  message_id integer not null references message (id) deferrable initially deferred
) strict;

-- The journal: what was done, by whom, when, and the changeset that undoes it.
create table op (
  id integer primary key,
  kind text not null,
  args text not null,
  author text not null,
  at text not null,
  state text not null default 'done' check (state in ('done', 'undone', 'dropped')),
  changeset blob not null,
  schema integer not null
) strict;
create index op_state on op (state);
