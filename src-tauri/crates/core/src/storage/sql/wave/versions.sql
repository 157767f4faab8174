select text = ?2, by_import is null from body_version where message_id = ?1
