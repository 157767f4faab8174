//! A study: one file, its writer's lock, its journal.
//! Every change goes through [`Study::transact`]: one SQLite transaction, durable before it is acknowledged.

mod alone;
pub mod asked;
pub mod backup;
pub mod check;
pub mod journal;
pub mod summary;
pub mod touched;
mod transact;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, params};

pub use transact::{Output, Work};

use crate::corpus::columns::Columns;
use crate::error::{Error, Result};
use crate::locale::Lang;
use crate::search::coded::Kept;
use crate::search::index::Index;
use crate::search::index::place::Refuge;
use crate::storage::{file, schema, sql};

/// An open study.
pub struct Study {
    pub(crate) conn: Connection,
    path: PathBuf,
    lock: Option<File>,
    /// Who codes: the name that operations and codings carry.
    pub coder: String,
    pub(crate) columns: Mutex<Option<Arc<Columns>>>,
    pub(crate) index: Mutex<Option<Arc<Index>>>,
    pub(crate) coded: Arc<Kept>,
    /// Where the index is when the cache cannot be written; shared with the readers.
    pub(crate) refuge: Arc<Mutex<Option<Refuge>>>,
    cache: Option<PathBuf>,
}

/// What a study is, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Stable for the life of the study and of its copies.
    pub uid: String,
    /// Renewed when the file is copied or restored.
    pub instance: String,
    /// Title, as people see it.
    pub title: String,
    /// Language of the study.
    pub lang: Lang,
}

/// RFC 3339 in UTC with milliseconds: how the study writes its own times.
pub fn stamp(now: DateTime<Utc>) -> String {
    now.to_rfc3339_opts(SecondsFormat::Millis, true)
}

impl Study {
    /// Makes an empty study. `seed` gives it its identity; the caller draws it at random.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is a file at `path`; it is not touched.
    pub fn create(path: &Path, title: &str, lang: Lang, now: DateTime<Utc>, seed: u128) -> Result<Self> {
        if path.exists() {
            return Err(Error::Exists { path: path.display().to_string() });
        }
        let lock = file::lock(path)?;
        // Born under another name: a process killed here leaves no half-made study.
        let cradle = file::beside(path, "-new");
        std::fs::remove_file(&cradle).ok();
        let made = (|| {
            let conn = file::connect(&cradle)?;
            schema::migrate(&conn)?;
            let uid = format!("{seed:032x}");
            conn.execute(sql!("study/insert"), params![uid, uid, title, lang.code(), stamp(now)])?;
            conn.close().map_err(|(_, e)| Error::from(e))
        })();
        if let Err(error) = made {
            std::fs::remove_file(&cradle).ok();
            return Err(error);
        }
        std::fs::rename(&cradle, path).map_err(|e| Error::io(path, &e))?;
        let conn = file::connect(path)?;
        Ok(Self::with(conn, path, Some(lock)))
    }

    /// Opens a study for writing.
    ///
    /// # Errors
    /// Files that are foreign, newer, truncated, damaged or open elsewhere are refused, unharmed.
    pub fn open(path: &Path) -> Result<Self> {
        file::inspect(path)?;
        let lock = file::lock(path)?;
        let open = || -> Result<Self> {
            let conn = file::connect(path)?;
            let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
            if version < schema::current() {
                // What still waits in the write-ahead journal would be missing from the copy.
                conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
                let copy = file::beside(path, &format!("-before-{}", schema::current()));
                std::fs::copy(path, &copy).map_err(|e| Error::io(&copy, &e))?;
                schema::migrate(&conn)?;
            }
            let study = Self::with(conn, path, Some(lock));
            study.identity()?;
            study.forget_unfinished_imports()?;
            Ok(study)
        };
        open().map_err(|error| file::damaged(path, error))
    }

    /// Opens a study for reading, beside a process that may be writing it.
    ///
    /// # Errors
    /// As [`Study::open`], but for the lock.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        file::inspect(path)?;
        let open = || -> Result<Self> {
            let mut conn = file::connect_read_only(path)?;
            let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
            if version < schema::current() {
                // Its statements would not be understood: it is brought up to date first, as for writing.
                drop(conn);
                let upgraded = Self::open(path).map(drop);
                upgraded
                    .map_err(|error| if cannot_write(&error) { Error::OldAndSealed { path: path.display().to_string() } } else { error })?;
                conn = file::connect_read_only(path)?;
            }
            let study = Self::with(conn, path, None);
            study.identity()?;
            Ok(study)
        };
        open().map_err(|error| file::damaged(path, error))
    }

    fn with(conn: Connection, path: &Path, lock: Option<File>) -> Self {
        Self {
            conn,
            path: path.to_owned(),
            lock,
            coder: String::new(),
            columns: Mutex::default(),
            index: Mutex::default(),
            coded: Arc::default(),
            refuge: Arc::default(),
            cache: None,
        }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this process may change the study.
    pub fn is_writable(&self) -> bool {
        self.lock.is_some()
    }

    /// Who the study is.
    pub fn identity(&self) -> Result<Identity> {
        Ok(self.conn.prepare_cached(sql!("study/identity"))?.query_row([], |row| {
            Ok(Identity { uid: row.get(0)?, instance: row.get(1)?, title: row.get(2)?, lang: Lang::from_tag(&row.get::<_, String>(3)?) })
        })?)
    }

    /// A second pair of eyes on this study: it reads what is committed, on a connection of its own, beside the one that writes,
    /// and shares what was derived from the corpus already.
    pub fn reader(&self) -> Result<Self> {
        let reader = Self::with(file::connect_read_only(&self.path)?, &self.path, None);
        *lock_of(&reader.columns) = lock_of(&self.columns).clone();
        *lock_of(&reader.index) = lock_of(&self.index).clone();
        Ok(Self { cache: self.cache.clone(), coder: self.coder.clone(), coded: self.coded.clone(), refuge: self.refuge.clone(), ..reader })
    }

    /// Puts the derived files (the search index) under this folder instead of the system's cache.
    pub fn set_cache(&mut self, folder: &Path) {
        self.cache = Some(folder.to_owned());
    }

    /// The folder of the derived files: `LIVISIBLE_CACHE` where it is set, else the system's cache.
    pub fn cache(&self) -> PathBuf {
        self.cache.clone().unwrap_or_else(default_cache)
    }

    /// Drops what was derived from the corpus in memory; the next reader loads it anew.
    pub(crate) fn forget_derived(&self) {
        *lock_of(&self.columns) = None;
    }

    /// Folds the write-ahead journal into the file; answers whether all of it is there: a reader at work keeps it apart.
    pub fn settle(&self) -> Result<bool> {
        if !self.is_writable() {
            return Ok(true);
        }
        let busy: i64 = self.conn.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

/// Whether the system or SQLite refused because nothing can be written there.
fn cannot_write(error: &Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    match error {
        Error::Database(fault) => matches!(fault.sqlite_error_code(), Some(ReadOnly | CannotOpen)),
        Error::Io { .. } => true,
        _ => false,
    }
}

/// A poisoned lock only means that another reader panicked; the value is replaced whole, never half.
pub(crate) fn lock_of<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn default_cache() -> PathBuf {
    if let Some(folder) = std::env::var_os("LIVISIBLE_CACHE") {
        return PathBuf::from(folder);
    }
    directories::ProjectDirs::from("org", "livisible", "Livisible").map_or_else(std::env::temp_dir, |dirs| dirs.cache_dir().to_owned())
}
