select code_id, message_id, coder from coding where review = 'accepted'
