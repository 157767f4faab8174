-- The compound positions that the analyst claimed.
select q.ext || '.' || p.position, p.position, count(distinct p.message_id)
from square_position p join square q on q.id = p.square_id where p.verdict = 'accepted' group by q.ext, p.position
