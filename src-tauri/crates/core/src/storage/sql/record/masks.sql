select id, label from mask
