update square set s1 = iif(s1 = ?1, ?2, s1), s2 = iif(s2 = ?1, ?2, s2), not_s1 = iif(not_s1 = ?1, ?2, not_s1), not_s2 = iif(not_s2 = ?1, ?2, not_s2) where ?1 in (s1, s2, not_s1, not_s2)
