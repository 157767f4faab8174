select coalesce(max(id), 0) from op where state = 'done'
