select count(*) from insight
