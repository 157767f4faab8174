select id, kind, args, author, at, state from op order by id desc limit ?1 offset ?2
