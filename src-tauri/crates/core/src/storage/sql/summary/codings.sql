select count(*) from coding where review = 'accepted'
