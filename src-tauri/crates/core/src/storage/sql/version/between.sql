select id, kind, args, author, at, state from op where id > ?1 and id <= ?2 and state = 'done' and kind in ('merge-codes', 'merge-codes-why', 'split-code') order by id
