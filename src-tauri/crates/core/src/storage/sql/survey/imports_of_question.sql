select m.import_id from message m join import i on i.id = m.import_id where m.question_id = ?1 and i.active = 1
union
select b.import_id from blank b join import i on i.id = b.import_id where b.question_id = ?1 and i.active = 1
