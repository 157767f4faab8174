with said as (select object, message_id from thymic union all select object, message_id from veridictory)
select object, null, count(distinct message_id) from said where object is not null group by object
