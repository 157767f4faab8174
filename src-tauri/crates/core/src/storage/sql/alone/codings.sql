create temp view coding as select * from main.coding where coder = (select coder from temp.alone)
