insert into import_file (import_id, zstd) values (?1, ?2)
