update coding set code_id = ?2, voice = ?3, review = ?4, memo = ?5 where id = ?1
