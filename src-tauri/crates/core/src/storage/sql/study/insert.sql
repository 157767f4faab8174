insert into study (id, uid, instance, title, lang, created) values (1, ?1, ?2, ?3, ?4, ?5)
