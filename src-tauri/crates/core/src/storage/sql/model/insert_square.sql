insert into square (id, ext, axis, preset, s1, s2, not_s1, not_s2) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
