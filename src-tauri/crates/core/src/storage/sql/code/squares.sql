select count(*) from square where ?1 in (s1, s2, not_s1, not_s2)
