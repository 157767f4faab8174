select distinct message_id from span where lost = 1
