-- What the message says of itself comes before what its respondent says.
select m.id, coalesce(json_extract(m.attributes, ?1), json_extract(r.attributes, ?1))
from message m left join respondent r on r.id = m.respondent_id
