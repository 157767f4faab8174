select s1, s2, not_s1, not_s2 from square where id = ?1
