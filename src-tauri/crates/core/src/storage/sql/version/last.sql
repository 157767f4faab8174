select codes from codebook_version order by id desc limit 1
