update mask set label = ?2, ethos_shown = ?3, ethos_told = ?4 where id = ?1
