select id, ext from message
