select id, handle from account where handle is not null
