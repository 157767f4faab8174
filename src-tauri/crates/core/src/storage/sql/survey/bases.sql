select q.ext, q.label,
  (select count(*) from (
    select m.respondent_id from message m join import i on i.id = m.import_id where m.question_id = q.id and i.active = 1
    union
    select b.respondent_id from blank b join import i on i.id = b.import_id where b.question_id = q.id and i.active = 1)),
  (select count(distinct m.respondent_id) from message m join import i on i.id = m.import_id where m.question_id = q.id and i.active = 1),
  (select count(distinct m.respondent_id) from message m join import i on i.id = m.import_id
    join coding c on c.message_id = m.id and c.review = 'accepted' where m.question_id = q.id and i.active = 1)
from question q join import i on i.id = q.import_id
where i.active = 1
order by q.id
