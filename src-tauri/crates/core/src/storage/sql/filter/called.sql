-- What messages call people beside their handles: who speaks, by the display name, and whom the text names.
select distinct account_id, json_extract(attributes, '$.author_name'), json_extract(attributes, '$.mentions')
from message
where import_id in (select id from import where active = 1)
  and (json_type(attributes, '$.author_name') = 'text' or json_type(attributes, '$.mentions') = 'text')
