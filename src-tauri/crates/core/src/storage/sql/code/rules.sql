select code_id, count(*) from rule group by code_id
