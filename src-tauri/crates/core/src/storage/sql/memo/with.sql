select distinct on_id from memo where on_kind = 'message' union select message_id from coding where memo is not null
