select name from attribute where personal = 0 or ?1 order by id
