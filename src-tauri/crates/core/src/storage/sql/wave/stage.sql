insert or replace into wave (message_id, attributes, rating, title, url, text)
values (?1, ?2, ?3, ?4, ?5, coalesce(?6, (select text from body where message_id = ?1)))
