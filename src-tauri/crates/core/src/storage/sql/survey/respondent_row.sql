select r.id from respondent r join import i on i.id = r.import_id where r.ext = ?1 and (i.active = 1 or i.id = ?2)
