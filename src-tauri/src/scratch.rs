//! What dropped archives unpack to, and the names under which people know those files: kept while the program runs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use livisible_core::error::Error;
use livisible_exchange::gather::{Gathered, gather};
use tempfile::TempDir;

use crate::fault::Fault;

/// The place of unpacked files.
#[derive(Default)]
pub struct Scratch {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    folders: Vec<TempDir>,
    shown: HashMap<PathBuf, String>,
}

impl Scratch {
    /// Opens folders and archives: every file in them.
    ///
    /// # Errors
    /// A system without a place for temporary files.
    pub fn gather(&self, paths: &[PathBuf]) -> Result<Vec<Gathered>, Fault> {
        let folder = tempfile::tempdir().map_err(|error| Error::io(&std::env::temp_dir(), &error))?;
        let found = gather(paths, folder.path());
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if found.iter().any(|one| one.path.starts_with(folder.path())) {
            inner.folders.push(folder);
        }
        inner.shown.extend(found.iter().map(|one| (one.path.clone(), one.shown.clone())));
        Ok(found)
    }

    /// The name under which people know a file.
    pub fn shown(&self, path: &Path) -> Option<String> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).shown.get(path).cloned()
    }

    /// Forgets everything, and removes what was unpacked.
    pub fn clear(&self) {
        *self.inner.lock().unwrap_or_else(PoisonError::into_inner) = Inner::default();
    }
}
