update respondent set attributes = ?2 where id = ?1
