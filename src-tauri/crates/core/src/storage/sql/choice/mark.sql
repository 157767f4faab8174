-- Where the journal stands: its last line, and how many are in force. An undo changes the second.
select coalesce(max(id), 0), coalesce(sum(state = 'done'), 0) from op
