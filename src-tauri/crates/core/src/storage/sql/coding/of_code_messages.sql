select distinct message_id from coding where code_id = ?1 and review = 'accepted'
