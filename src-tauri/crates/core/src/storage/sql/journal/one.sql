select id, kind, args, author, at, state from op where id = ?1
