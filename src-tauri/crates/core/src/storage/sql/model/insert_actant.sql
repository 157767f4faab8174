insert into actant (id, quest_id, role, actor, message_id, span_id, observer, status, truth) values (?1, (select id from quest where ext = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9)
