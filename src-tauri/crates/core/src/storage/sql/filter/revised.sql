select distinct message_id from body_version
