select r.id, r.ext, r.attributes, r.weight from respondent r join import i on i.id = r.import_id where i.active = 1 order by r.id
