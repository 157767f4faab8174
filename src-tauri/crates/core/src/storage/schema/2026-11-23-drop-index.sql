drop index if exists message_ext;
drop index if exists message_root;
drop index if exists message_import;
drop index if exists message_orphan;
drop index if exists account_handle;
drop index if exists venue_name;
