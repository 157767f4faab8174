select m.ext, m.record, a.handle, m.posted, b.text
from message m join account a on a.id = m.account_id join body b on b.message_id = m.id order by m.id
