select b.text = ?2 and coalesce(a.handle, '') = coalesce(?3, '') and m.posted is ?4
from message m join body b on b.message_id = m.id join account a on a.id = m.account_id
where m.id = ?1
