select id from message where inferred
