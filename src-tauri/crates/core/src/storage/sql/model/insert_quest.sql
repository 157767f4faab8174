insert into quest (id, ext, title, examined) values (?1, ?2, ?3, ?4)
