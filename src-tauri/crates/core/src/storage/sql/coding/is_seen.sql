select exists (select 1 from coding where message_id = ?1 and review = 'accepted' and (?2 is null or coder = ?2))
