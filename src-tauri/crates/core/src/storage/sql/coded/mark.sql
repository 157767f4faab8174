-- The latest operation, and the last that is in force: together they tell every state of the journal apart.
select coalesce((select max(id) from op), 0), coalesce((select max(id) from op where state = 'done'), 0)
