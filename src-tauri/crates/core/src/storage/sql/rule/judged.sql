select distinct message_id from coding where review = 'accepted' and origin in ('human', 'import')
