select count(*) from code
