select id from op
where (?1 is null or author = ?1) and (?2 is null or kind in (select value from json_each(?2))) and (?3 is null or at >= ?3) and (?4 is null or at < ?4)
order by id desc
