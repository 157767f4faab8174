update code set label = ?2, definition = ?3, include = ?4, exclude = ?5, example = ?6, color = ?7, number = ?8, exclusive = ?9 where id = ?1
