select message_id from evidence
