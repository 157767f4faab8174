update code set label = ?2, definition = ?3, include = ?4, exclude = ?5, example = ?6, color = ?7, number = ?8, exclusive = ?9, origin = ?10, one_of = ?11, anti_example = ?12 where id = ?1
