select id, ext, label from net order by position, id
