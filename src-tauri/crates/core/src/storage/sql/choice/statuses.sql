select being, seeming, count(distinct message_id) from veridictory group by being, seeming
