update square set s1 = nullif(s1, ?1), s2 = nullif(s2, ?1), not_s1 = nullif(not_s1, ?1), not_s2 = nullif(not_s2, ?1) where ?1 in (s1, s2, not_s1, not_s2)
