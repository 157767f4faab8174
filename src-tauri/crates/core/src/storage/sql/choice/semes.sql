select seme, null, count(distinct message_id) from isotopy group by seme
