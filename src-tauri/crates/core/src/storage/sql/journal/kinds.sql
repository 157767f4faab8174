select kind, count(*) from op group by kind
