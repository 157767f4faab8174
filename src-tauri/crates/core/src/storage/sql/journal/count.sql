select count(*) from op
