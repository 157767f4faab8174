update respondent set attributes = ?2, weight = coalesce(?3, weight) where id = ?1
