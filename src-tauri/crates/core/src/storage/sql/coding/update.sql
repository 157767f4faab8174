update coding set code_id = ?2, voice = ?3, review = ?4, memo = ?5, weight = ?6, reviewed_by = ?7, reviewed_at = ?8 where id = ?1
