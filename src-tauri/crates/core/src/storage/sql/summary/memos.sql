select count(*) from memo
