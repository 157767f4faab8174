select id, ext, title from insight order by id
