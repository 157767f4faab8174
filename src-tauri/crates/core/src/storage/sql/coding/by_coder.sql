select distinct message_id from coding where coder = ?1 and review = 'accepted'
