select ext, title, examined from quest order by id
