select id, ext, axis from square order by id
