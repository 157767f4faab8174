insert or replace into wave (message_id, attributes, rating, title, url, text) values (?1, ?2, ?3, ?4, ?5, ?6)
