select w.message_id, w.attributes, w.rating, w.title, w.url, w.text, m.attributes, b.text
from wave w join message m on m.id = w.message_id join body b on b.message_id = w.message_id
where w.message_id > ?1 order by w.message_id limit 1000
