update coding set review = ?2, reviewed_by = ?3, reviewed_at = ?4, rule_id = coalesce(?5, rule_id) where id = ?1
