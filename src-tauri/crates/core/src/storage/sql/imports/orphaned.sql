select child.id, parent.ext from message child join message parent on parent.id = child.parent_id
where parent.import_id = ?1 and child.import_id <> ?1
