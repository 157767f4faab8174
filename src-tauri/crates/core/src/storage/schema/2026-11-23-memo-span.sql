-- A memo may stand on a part of a message's text.
alter table memo add column span_id integer references span (id) deferrable initially deferred;
