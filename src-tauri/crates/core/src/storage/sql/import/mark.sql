select coalesce((select next from counter where name = 'corpus'), 0) || ''
