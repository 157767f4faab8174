create temp view thing_coding as select * from main.thing_coding where coder = (select coder from temp.alone)
