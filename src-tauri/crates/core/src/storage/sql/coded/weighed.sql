select count(*), coalesce(sum(length(changeset)), 0) from op where id > ?1
