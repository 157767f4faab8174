select memo from thing_coding where id = ?1
