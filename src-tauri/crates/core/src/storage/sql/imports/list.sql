select id, file, format, sha256, bytes, at, active, report, about from import where state = 'ready' and (active = 1 or ?1) order by id desc
