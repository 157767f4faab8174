select seme, message_id from isotopy
