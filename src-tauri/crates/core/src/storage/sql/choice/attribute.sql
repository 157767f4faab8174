-- What the message says of itself comes before what its respondent says.
with said as (
  select coalesce(json_extract(m.attributes, ?1), json_extract(r.attributes, ?1)) as value
  from message m join import i on i.id = m.import_id and i.active = 1 left join respondent r on r.id = m.respondent_id
)
select cast(value as text), null, count(*) from said where value is not null group by value
