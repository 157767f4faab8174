select id, kind, args, author, at, state from op where state = 'undone' order by id limit 1
