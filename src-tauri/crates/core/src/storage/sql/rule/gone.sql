-- What a rule asked that was taken away since: its coding still says where it comes from.
select json_extract(args, '$.query') from op where kind = 'delete-rule' and json_extract(args, '$.rule') = ?1 order by id desc limit 1
