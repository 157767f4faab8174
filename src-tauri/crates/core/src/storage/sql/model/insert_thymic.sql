insert into thymic (id, message_id, span_id, modality, intensity, object, entity, observer) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
