select m.id, m.ext from message m join import i on i.id = m.import_id and i.active = 1
where m.ext >= ?1 and m.ext < ?1 || char(1114111) order by m.ext limit ?2
