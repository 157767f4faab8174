insert into temp.alone (coder) values (?1)
