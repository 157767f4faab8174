-- Whether somebody else is called as this pseudonym: by an id, or by a handle.
select exists (select 1 from person where lower(ext) = lower(?1) and id <> ?2)
  or exists (select 1 from account where lower(handle) = lower(?1) and coalesce(person_id, -id) <> ?2)
