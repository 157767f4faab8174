update relation set from_id = ?2, to_id = ?3, memo = ?4 where id = ?1
