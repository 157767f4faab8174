select a.id, a.handle, a.role, v.space, v.name from account a join venue v on v.id = a.venue_id where a.id = ?1
