select id, case json_type(attributes, ?1) when 'true' then 'true' when 'false' then 'false' else cast(json_extract(attributes, ?1) as text) end
from message where json_extract(attributes, ?1) is not null
