update rule set query = ?2, span = ?3, note = ?4 where id = ?1
