select id from message where estimated
