select code_id, count(distinct on_kind || on_id) from thing_coding group by code_id
