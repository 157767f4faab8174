select coder, null, count(*) from coding where review = 'accepted' group by coder
