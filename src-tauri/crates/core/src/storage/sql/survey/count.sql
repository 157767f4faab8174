select count(*) from respondent r join import i on i.id = r.import_id where i.active = 1
