select message_id from square_position where verdict = 'accepted'
