-- A net that holds both codes keeps the one that stays.
delete from net_code where code_id = ?1 and net_id in (select net_id from net_code where code_id = ?2)
