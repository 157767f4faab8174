select review, null, count(*) from coding group by review
