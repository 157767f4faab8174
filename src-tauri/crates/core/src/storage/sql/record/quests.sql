select id, ext, title from quest order by id
