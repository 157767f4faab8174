select id, name, note, author, at, op, codes from codebook_version order by id
