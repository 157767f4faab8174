select ext, label, 0 from net order by position, id
