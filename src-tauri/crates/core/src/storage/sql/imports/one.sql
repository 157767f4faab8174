select id, file, format, sha256, bytes, at, active, report, about from import where state = 'ready' and id = ?1
