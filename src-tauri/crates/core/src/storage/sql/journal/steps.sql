select count(*) from op, (select state as wanted from op where id = ?1)
where (wanted = 'done' and op.state = 'done' and op.id > ?1) or (wanted = 'undone' and op.state = 'undone' and op.id <= ?1)
