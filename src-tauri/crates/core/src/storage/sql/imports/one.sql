select id, file, format, sha256, bytes, at, active, report, about, coalesce(json_array_length(report, '$.skipped'), 0), removed
from import where state = 'ready' and id = ?1
