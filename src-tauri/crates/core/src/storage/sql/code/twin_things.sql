select a.id, b.id from thing_coding a join thing_coding b on a.on_kind = b.on_kind and a.on_id = b.on_id and a.coder = b.coder and a.id < b.id
where a.code_id = ?1 and b.code_id = ?1 order by a.id, b.id
