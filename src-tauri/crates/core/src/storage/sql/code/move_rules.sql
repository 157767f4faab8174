update rule set code_id = ?2 where code_id = ?1
