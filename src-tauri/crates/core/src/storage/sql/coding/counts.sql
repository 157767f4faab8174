select message_id, count(distinct code_id) from coding where review = 'accepted' and (?1 is null or coder = ?1) group by message_id
