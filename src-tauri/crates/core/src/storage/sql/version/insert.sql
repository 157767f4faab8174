insert into codebook_version (id, name, note, author, at, op, codes) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
