select id, parent_id, exclusive, one_of from code
