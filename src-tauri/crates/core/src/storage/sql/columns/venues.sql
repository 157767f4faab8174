select id, space, name from venue
