select k.label, null, count(distinct w.message_id) from mask k left join mask_message w on w.mask_id = k.id group by k.label
