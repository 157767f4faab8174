select role, null, count(distinct message_id) from actant group by role
