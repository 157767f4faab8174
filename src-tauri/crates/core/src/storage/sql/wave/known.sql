select b.text, a.handle, m.posted, m.attributes, m.rating, m.title, m.url, (select format from import where id = m.import_id)
from message m join body b on b.message_id = m.id join account a on a.id = m.account_id
where m.id = ?1
