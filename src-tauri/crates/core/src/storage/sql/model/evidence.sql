select i.ext, e.side, m.ext from evidence e join insight i on i.id = e.insight_id join message m on m.id = e.message_id order by e.id
