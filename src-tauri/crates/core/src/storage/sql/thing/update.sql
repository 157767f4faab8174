update thing_coding set code_id = ?2, memo = ?3 where id = ?1
