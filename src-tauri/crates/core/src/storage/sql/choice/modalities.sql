select modality, null, count(distinct message_id) from thymic group by modality
