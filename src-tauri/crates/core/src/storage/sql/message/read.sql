select m.id, m.ext, v.space, v.name, a.handle, coalesce(m.role, a.role), coalesce(mp.ext, ap.ext, a.handle), m.parent_id, coalesce(p.ext, m.parent_ext), m.root_id,
  m.posted, m.precision, m.posted_text, m.lang, m.title, m.url, m.rating, m.attributes, b.text, m.chars, r.ext, q.ext, r.attributes, m.twin, q.label, r.weight, m.within, m.inferred, m.estimated
from message m
join venue v on v.id = m.venue_id
join account a on a.id = m.account_id
left join person mp on mp.id = m.person_id
left join person ap on ap.id = a.person_id
left join message p on p.id = m.parent_id
join body b on b.message_id = m.id
left join respondent r on r.id = m.respondent_id
left join question q on q.id = m.question_id
where m.id = ?1
