insert into person (id, ext) values (?1, ?2)
