select i.ext, i.title, count(distinct e.message_id) from insight i left join evidence e on e.insight_id = i.id group by i.id
