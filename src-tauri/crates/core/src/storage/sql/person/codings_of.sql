select code_id, voice from coding where message_id = ?1 and review = 'accepted'
