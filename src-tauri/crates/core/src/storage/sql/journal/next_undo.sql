select id, kind, args, author, at, state from op where state = 'done' order by id desc limit 1
