select id, ext from person
