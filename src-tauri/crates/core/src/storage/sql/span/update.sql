update span set start = ?2, stop = ?3, quote = ?4, before = ?5, after = ?6, lost = ?7 where id = ?1
