select changeset, schema from op where id = ?1
