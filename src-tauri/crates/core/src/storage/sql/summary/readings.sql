select (select count(*) from square) + (select count(*) from quest)
