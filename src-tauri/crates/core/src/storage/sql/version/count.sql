select count(*) from codebook_version
