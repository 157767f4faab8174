select distinct message_id from coding where origin = ?1 and review = 'accepted'
