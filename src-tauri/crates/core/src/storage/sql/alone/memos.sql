create temp view memo as select * from main.memo
where author in ('', (select coder from temp.alone)) or on_kind not in ('message', 'coding', 'reply', 'silence', 'account', 'person', 'conversation')
