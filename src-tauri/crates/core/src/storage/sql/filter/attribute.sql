select m.id, cast(json_extract(m.attributes, ?1) as text) from message m where json_extract(m.attributes, ?1) is not null
