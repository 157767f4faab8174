update message set root_id = ?2
where root_id = ?1 and import_id in (select id from import where active = 1)
