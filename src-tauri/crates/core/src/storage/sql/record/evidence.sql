select message_id from evidence where insight_id = ?1 and (?2 is null or side = ?2)
