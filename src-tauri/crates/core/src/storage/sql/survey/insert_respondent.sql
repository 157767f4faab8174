insert into respondent (id, ext, attributes, weight, import_id) values (?1, ?2, ?3, ?4, ?5)
