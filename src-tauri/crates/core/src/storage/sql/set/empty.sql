delete from set_message where set_id = ?1
