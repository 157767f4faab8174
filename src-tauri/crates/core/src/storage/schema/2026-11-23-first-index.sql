-- Indexes of the bulk tables, apart: a first large import builds them at its end, from sorted runs.
-- Not unique: rows of an import that was undone keep their ids until they are purged.
create index if not exists message_ext on message (ext);
create index if not exists message_root on message (root_id);
create index if not exists message_orphan on message (parent_ext) where parent_id is null and parent_ext is not null;
