delete from relation where ?1 in (from_id, to_id)
