-- The last operation in force then that still is: what stands below it was never taken back since.
select coalesce(max(id), 0) from op where id <= ?1 and state = 'done'
