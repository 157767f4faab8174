delete from person where id not in (select person_id from account where person_id is not null) and id not in (select person_id from message where person_id is not null)
