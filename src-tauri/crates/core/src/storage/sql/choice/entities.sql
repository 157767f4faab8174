select entity, null, count(distinct message_id) from thymic where entity is not null group by entity
