drop index if exists message_ext;
drop index if exists message_root;
drop index if exists message_orphan;
