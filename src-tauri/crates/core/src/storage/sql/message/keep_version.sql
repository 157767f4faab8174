insert into body_version (message_id, version, text, replaced, by_import)
values (?1, (select count(*) + 1 from body_version where message_id = ?1), ?2, ?3, ?4)
