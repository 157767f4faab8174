select ext, record from message order by id
