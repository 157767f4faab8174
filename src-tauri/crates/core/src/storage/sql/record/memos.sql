-- What is written on a message, on words of it, or on a coding of it.
select o.on_id, coalesce(o.title, ''), o.body from memo o where o.on_kind = 'message'
union all
select c.message_id, coalesce(o.title, ''), o.body from memo o join coding c on c.id = o.on_id where o.on_kind = 'coding'
union all
select c.message_id, '', c.memo from coding c where c.memo is not null
