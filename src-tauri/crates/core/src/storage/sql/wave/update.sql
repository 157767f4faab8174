update message set attributes = ?2, rating = coalesce(?3, rating), title = coalesce(?4, title), url = coalesce(?5, url) where id = ?1
