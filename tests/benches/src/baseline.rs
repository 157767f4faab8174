//! What anyone could do with SQLite alone: the CSV into a table, FTS5 over it.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params_from_iter};

use crate::Failure;

/// Loads the CSV and builds FTS5; answers how long both took.
pub fn load(csv: &Path, db: &Path) -> Result<Duration, Failure> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut name = db.as_os_str().to_owned();
        name.push(suffix);
        // Nothing to remove on a first run.
        std::fs::remove_file(name).ok();
    }
    let start = Instant::now();
    let conn = Connection::open(db)?;
    conn.execute_batch(
        "create table message (n integer primary key, id text, parent_id text, thread_id text, author text, date text, source text, space text, lang text, likes integer, text text);
         begin;",
    )?;
    {
        let mut insert = conn.prepare("insert into message (id, parent_id, thread_id, author, date, source, space, lang, likes, text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        let mut reader = csv::Reader::from_path(csv)?;
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            insert.execute(params_from_iter(record.iter()))?;
        }
    }
    conn.execute_batch(
        "commit;
         create virtual table fts using fts5 (text, content = 'message', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2');
         insert into fts (fts) values ('rebuild');",
    )?;
    Ok(start.elapsed())
}

/// The fifty best of a query, as FTS5 ranks them.
pub fn search(conn: &Connection, query: &str) -> Result<Vec<i64>, Failure> {
    let mut statement = conn.prepare_cached("select rowid from fts where fts match ?1 order by bm25(fts) limit 50")?;
    let ids = statement.query_map([query], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(ids)
}
