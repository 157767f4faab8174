select ext, note, 0 from message_set order by position, id
