//! Opening a file: the checks made before SQLite touches it, the lock, the connection.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use super::schema;
use crate::error::{Error, Result};
use crate::text::likeness;

const HEADER: usize = 100;

/// Reads the header only, and refuses what is no study, newer or truncated. The file is not touched.
pub fn inspect(path: &Path) -> Result<()> {
    let mut file = File::open(path).map_err(|e| Error::io(path, &e))?;
    let length = file.metadata().map_err(|e| Error::io(path, &e))?.len();
    let name = path.display().to_string();
    let mut header = [0u8; HEADER];
    let mut filled = 0;
    while filled < HEADER {
        match file.read(&mut header[filled..]).map_err(|e| Error::io(path, &e))? {
            0 => break,
            n => filled += n,
        }
    }
    let begins_as_sqlite = filled >= 16 && header[..16] == *b"SQLite format 3\0";
    if !begins_as_sqlite {
        return Err(Error::NotAStudy { path: name });
    }
    if filled < HEADER {
        return Err(Error::Truncated { path: name });
    }
    let u32_at = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if u32_at(68) as i32 != schema::APPLICATION_ID {
        return Err(Error::NotAStudy { path: name });
    }
    if u32_at(60) as i32 > schema::current() {
        return Err(Error::Newer { path: name });
    }
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    // The page count of the header holds when the change counter agrees; pages may still wait in the journal beside.
    let counted = u32_at(24) == u32_at(92);
    let waiting = std::fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0);
    if counted && !waiting && length < u64::from(u32_at(28)) * page {
        return Err(Error::Truncated { path: name });
    }
    Ok(())
}

/// The path with something appended to its name, such as `-wal`.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// Takes the writer's lock, which the system releases when the process ends, however it ends.
pub fn lock(path: &Path) -> Result<File> {
    take(&beside(path, "-lock"))?.ok_or_else(|| Error::Locked { path: path.display().to_string() })
}

/// Takes the lock that this file is; `None` when another holds it.
pub fn take(place: &Path) -> Result<Option<File>> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(place).map_err(|e| Error::io(place, &e))?;
    for _ in 0..GRACE {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            // A process that has just ended, or is just starting another, may hold it for a moment still.
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            Err(TryLockError::Error(e)) => return Err(Error::io(place, &e)),
        }
    }
    Ok(None)
}

/// Attempts to take a lock, ten milliseconds apart.
const GRACE: u32 = 20;

/// A connection that writes; the file is made when it is not there.
pub fn connect(path: &Path) -> Result<Connection> {
    let conn = Connection::open(path)?;
    // Migrations fill columns that Rust computes.
    let plain = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function(c"twin_of", 1, plain, |call| Ok(likeness::twin(call.get_raw(0).as_str().unwrap_or_default())))?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    // An acknowledged coding survives a power cut.
    conn.pragma_update(None, "synchronous", "full")?;
    settle(&conn)?;
    Ok(conn)
}

/// A connection that only reads.
pub fn connect_read_only(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settle(&conn)?;
    match conn.query_row("pragma schema_version", [], |_| Ok(())) {
        // A folder where nothing can be written has no place for SQLite's shared memory: nobody else writes there either.
        Err(fault) if fault.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) => immutable(path),
        read => {
            read?;
            Ok(conn)
        }
    }
}

/// A connection to a file that nothing can change.
fn immutable(path: &Path) -> Result<Connection> {
    let mut place = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => place.push(*byte as char),
            other => place.push_str(&format!("%{other:02X}")),
        }
    }
    place.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(place, flags)?;
    settle(&conn)?;
    Ok(conn)
}

fn settle(conn: &Connection) -> Result<()> {
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    conn.pragma_update(None, "cache_size", -32_768)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Turns SQLite's word for a damaged file into ours.
pub fn damaged(path: &Path, error: Error) -> Error {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match &error {
        Error::Database(e) if matches!(e.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase)) => {
            Error::Corrupt { path: path.display().to_string(), detail: e.to_string() }
        }
        _ => error,
    }
}
