select case ?2 when 'account' then m.account_id when 'person' then coalesce(m.person_id, a.person_id, -a.id) when 'conversation' then m.root_id else m.id end
from message m join account a on a.id = m.account_id
where m.ext = ?1 and m.import_id in (select id from import where active = 1)
