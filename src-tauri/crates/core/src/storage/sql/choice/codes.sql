select code_id, count(distinct message_id) from coding where review = 'accepted' group by code_id
