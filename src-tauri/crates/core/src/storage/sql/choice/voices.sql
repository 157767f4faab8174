select voice, null, count(*) from coding where review = 'accepted' group by voice
