//! Files from what people choose: folders walked, archives unpacked, every file named as people see it.
//!
//! Invariants: an archive writes nowhere but in the scratch folder, under names of our own making, and neither an
//! archive nor a folder can go on for ever.

mod name;
mod unpack;
mod walk;

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use unpack::Unpacker;

/// Most files of one choice: those of folders and those of archives together.
pub const MOST_FILES: usize = 10_000;

/// Most bytes that the archives of one choice unpack to.
pub const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// A file to open, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// What to open.
    pub path: PathBuf,
    /// What people see: `folder/sub/file.csv`, `archive.zip › inner/file.csv`.
    pub shown: String,
    /// What stands against it.
    pub fault: Option<Fault>,
}

/// The files behind these paths, in order: a file is itself, a folder what it holds, an archive what it unpacks to under
/// `scratch`. The files unpacked last as long as the caller lets `scratch` be.
pub fn gather(paths: &[PathBuf], scratch: &Path) -> Vec<Gathered> {
    let limits = Limits { files: MOST_FILES, bytes: MOST_BYTES };
    gather_within(paths, scratch, limits)
}

/// How much is gathered at most.
#[derive(Debug, Clone, Copy)]
struct Limits {
    files: usize,
    bytes: u64,
}

fn gather_within(paths: &[PathBuf], scratch: &Path, limits: Limits) -> Vec<Gathered> {
    let mut found = Vec::new();
    for path in paths {
        if !walk::walk(path, limits.files, &mut found) {
            break;
        }
    }
    let mut unpacker = Unpacker::new(scratch, limits);
    let mut gathered = Vec::with_capacity(found.len());
    for file in found {
        // A fault, a pipe or a device is told, and never read.
        let is_archive = file.fault.is_none() && file.path.is_file() && unpack::is_archive(&file.path);
        if is_archive { unpacker.unpack(file, &mut gathered) } else { gathered.push(file) }
    }
    gathered
}

#[cfg(test)]
mod tests;
