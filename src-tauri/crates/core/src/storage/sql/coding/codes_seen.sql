select code_id from coding where message_id = ?1 and review = 'accepted' and (?2 is null or coder = ?2) group by code_id order by min(id)
