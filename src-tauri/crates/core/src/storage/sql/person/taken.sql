select exists (select 1 from person where ext = ?1)
