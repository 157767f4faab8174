-- Surveys: respondents, open questions, and the answers left blank, which belong to the base of their question.
create table question (id integer primary key, ext text not null, label text not null, import_id integer not null) strict;

create table respondent (
  id integer primary key,
  ext text not null,
  attributes text not null default '{}',
  weight real,
  import_id integer not null
) strict;

create table blank (
  id integer primary key,
  respondent_id integer not null references respondent (id) deferrable initially deferred,
  question_id integer not null references question (id) deferrable initially deferred,
  import_id integer not null
) strict;

alter table message add column respondent_id integer references respondent (id) deferrable initially deferred;
alter table message add column question_id integer references question (id) deferrable initially deferred;
-- Hash of the text without case, accents, punctuation and spaces: equal texts of different people share it.
alter table message add column twin integer;
update message set twin = twin_of((select text from body where message_id = message.id));

-- The import that replaced the text; null where the analyst did.
alter table body_version add column by_import integer;

alter table attribute add column personal integer not null default 0;  -- names people: leaves no file that hides identities
alter table attribute add column label text;      -- what is asked, where the name is a code
alter table import add column about text not null default '{}';  -- how the file was read, for later waves and for the report
-- Taken out by the analyst, which undo can take back: its rows stay, hidden.
alter table import add column removed integer not null default 0;

-- What a newer export says of messages that the study has: filled while an import reads, taken in and emptied at its end.
create table wave (message_id integer primary key, attributes text not null, rating real, title text, url text, text text not null) strict;

-- How tables were read: kept whatever becomes of the import, and followed by the next wave.
create table recipe (id integer primary key, import_id integer not null, file text not null, format text not null, at text not null, about text not null) strict;
