select id, file from import where active = 1
