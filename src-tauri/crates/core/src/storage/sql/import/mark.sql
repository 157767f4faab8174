select coalesce((select next from counter where name = 'corpus'), 0) || coalesce(
  (select '.' || id || '.' || at || '.' || sha256 from import where state = 'ready' order by id desc limit 1), '')
