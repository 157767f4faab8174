select cast(i.id as text), i.file, count(m.id) from import i join message m on m.import_id = i.id where i.active = 1 group by i.id
