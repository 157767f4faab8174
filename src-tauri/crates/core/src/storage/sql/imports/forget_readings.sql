delete from recipe where id not in (select id from recipe order by id desc limit 100)
