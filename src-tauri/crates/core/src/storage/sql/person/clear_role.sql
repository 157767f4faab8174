update message set role = null where id = ?1 and role is not null
