select ext, title, statement, situation, motivation, tension, claim, counter_search, implications, status from insight order by id
