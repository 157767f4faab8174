select m.id, m.label from mask_message w join mask m on m.id = w.mask_id where w.message_id = ?1 order by m.id
