select min(id), max(id) from message
