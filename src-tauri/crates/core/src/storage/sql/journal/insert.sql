insert into op (kind, args, author, at, changeset, schema) values (?1, ?2, ?3, ?4, ?5, ?6)
