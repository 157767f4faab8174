insert into insight (id, ext, title, statement, situation, motivation, tension, claim, counter_search, implications, status) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
