select author, count(*) from op group by author order by 2 desc, 1
