select id, file, format, sha256, bytes, at, active, json_remove(report, '$.skipped'), about, coalesce(json_array_length(report, '$.skipped'), 0), removed
from import where state = 'ready' and (active = 1 or ?1) order by id desc
