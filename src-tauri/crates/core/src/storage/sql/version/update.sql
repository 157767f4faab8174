update codebook_version set name = ?2, note = ?3 where id = ?1
