-- Codes and memos on what is not there: a reply or a silence of no message, an account or a person that nobody is.
with on_things as (select 'thing_coding' as what, id, on_kind, on_id from thing_coding
  union all select 'memo', id, on_kind, on_id from memo where on_kind in ('message', 'reply', 'silence', 'conversation', 'account', 'person', 'coding', 'code'))
select what || ' ' || id || ' -> ' || on_kind || ' ' || on_id from on_things
where case on_kind
  when 'account' then on_id not in (select id from account)
  when 'person' then case when on_id < 0 then -on_id not in (select id from account) else on_id not in (select id from person) end
  when 'coding' then on_id not in (select id from coding)
  when 'code' then on_id not in (select id from code)
  else on_id not in (select id from message) end
