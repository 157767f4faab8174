-- What the message says of itself comes before what its respondent says.
with said as (
  select m.id, case when r.id is null or json_extract(m.attributes, ?1) is not null then m.attributes else r.attributes end as attributes
  from message m left join respondent r on r.id = m.respondent_id
)
select id, case json_type(attributes, ?1) when 'true' then 'true' when 'false' then 'false' else cast(json_extract(attributes, ?1) as text) end
from said where json_extract(attributes, ?1) is not null
