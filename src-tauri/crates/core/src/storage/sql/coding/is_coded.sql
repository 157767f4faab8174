select exists (select 1 from coding where message_id = ?1 and review = 'accepted')
