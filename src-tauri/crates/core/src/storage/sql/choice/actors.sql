select actor, null, count(distinct message_id) from actant group by actor
