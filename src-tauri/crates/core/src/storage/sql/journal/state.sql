select state from op where id = ?1
