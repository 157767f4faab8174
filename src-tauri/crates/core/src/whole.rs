//! Files that leave a study: each is there whole or not at all, and nothing else is left beside it.

use std::path::Path;

use crate::error::{Error, Result};

/// Has a file written under another name of its folder, of the same ending, then puts it in its place.
///
/// # Errors
/// What `write` answers, or what [`Error::io`] makes of the refusal; what stood at `path` is then as it was.
pub fn put<T>(path: &Path, write: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let partial = path.with_file_name(format!(".partial-{name}"));
    let placed = write(&partial).and_then(|done| std::fs::rename(&partial, path).map(|()| done).map_err(|e| Error::io(path, &e)));
    if placed.is_err() {
        // It may not have been made.
        std::fs::remove_file(&partial).ok();
    }
    placed
}

/// The same of bytes that are there already.
///
/// # Errors
/// What [`Error::io`] makes of the refusal, with the path that was asked for.
pub fn put_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    put(path, |partial| std::fs::write(partial, bytes).map_err(|e| Error::io(path, &e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_file_leaves_what_was_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        put_bytes(&path, b"first").unwrap();
        let refused = put(&path, |partial| -> Result<()> {
            std::fs::write(partial, b"half").unwrap();
            Err(Error::Cancelled)
        });
        assert!(matches!(refused, Err(Error::Cancelled)));
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(matches!(put_bytes(&folder.path().join("no/out.csv"), b""), Err(Error::Missing { path }) if path.ends_with("no/out.csv")));
    }
}
