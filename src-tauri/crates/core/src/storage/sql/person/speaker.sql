select a.id, coalesce(m.person_id, a.person_id) from message m join account a on a.id = m.account_id where m.id = ?1
