-- A term of each square with the code bound to it.
select q.ext || '.' || t.term, c.label, (select count(distinct message_id) from coding where code_id = c.id and review = 'accepted')
from square q
join (select 's1' as term, 1 as at union all select 's2', 2 union all select 'not_s1', 3 union all select 'not_s2', 4) t
join code c on c.id = case t.term when 's1' then q.s1 when 's2' then q.s2 when 'not_s1' then q.not_s1 else q.not_s2 end
order by q.id, t.at
