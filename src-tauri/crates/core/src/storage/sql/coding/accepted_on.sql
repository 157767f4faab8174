select code_id, message_id, coder from coding where message_id = ?1 and review = 'accepted'
