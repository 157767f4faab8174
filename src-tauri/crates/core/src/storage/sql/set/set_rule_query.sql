update rule set query = ?2 where id = ?1
