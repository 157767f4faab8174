select id from import
where state = 'loading' or (active = 0 and removed = 0 and not exists (select 1 from op where state = 'undone'))
