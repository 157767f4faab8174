-- Asked, answered and coded are counts of respondents; of one import, or of all.
with answer as (
  select m.id, m.question_id, m.respondent_id from message m join import i on i.id = m.import_id
  where i.active = 1 and m.question_id is not null and (?1 is null or m.import_id = ?1)
), unanswered as (
  select b.question_id, b.respondent_id from blank b join import i on i.id = b.import_id
  where i.active = 1 and (?1 is null or b.import_id = ?1)
), asked as (
  select question_id, count(*) as n from (select question_id, respondent_id from answer union select question_id, respondent_id from unanswered)
  group by question_id
), answered as (
  select question_id, count(distinct respondent_id) as n from answer group by question_id
), coded as (
  select a.question_id, count(distinct a.respondent_id) as n from answer a join coding c on c.message_id = a.id and c.review = 'accepted'
  group by a.question_id
)
select q.ext, q.label, asked.n, coalesce(answered.n, 0), coalesce(coded.n, 0)
from question q join asked on asked.question_id = q.id
left join answered on answered.question_id = q.id
left join coded on coded.question_id = q.id
order by q.id
