select message_id from square_position where square_id = ?1 and verdict = 'accepted' and (?2 is null or position = ?2)
