select origin, null, count(*) from coding where review = 'accepted' group by origin
