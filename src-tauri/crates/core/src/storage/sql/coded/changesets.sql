select changeset from op where id > ?1
