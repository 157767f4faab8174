with said as (
  select observer, message_id from thymic union all select observer, message_id from veridictory union all select observer, message_id from actant
)
select observer, null, count(distinct message_id) from said where observer is not null group by observer
