select message_id, at from seen
