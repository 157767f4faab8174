select q.ext, q.title, count(distinct a.message_id) from quest q left join actant a on a.quest_id = q.id group by q.id
