//! Files from what people choose: folders walked, archives unpacked, every file named as people see it.
//!
//! An archive or a folder that is one export, such as one of Slack, is one file. Media beside the files are counted and set aside.
//!
//! Invariants: an archive writes nowhere but in the scratch folder, under names of our own making, and neither an
//! archive nor a folder can go on for ever.

mod aside;
mod expand;
mod name;
mod pack;
mod unpack;
mod walk;

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use unpack::Unpacker;

/// Most files of one choice: those of folders and those of archives together.
pub const MOST_FILES: usize = 10_000;

/// Most bytes that the archives of one choice unpack to.
pub const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// Most bytes that all of one choice unpacks to, archives and files shrunk by themselves together: one dump may take it all, for a
/// month of all of Reddit is more than a study holds, and a year of a large subreddit is less; a hundred dumps share it.
pub const MOST_EXPANDED: u64 = 16 * 1024 * 1024 * 1024;

/// A file to open, or why there is none; or how many were set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// What to open.
    pub path: PathBuf,
    /// What people see: `folder/sub/file.csv`, `archive.zip › inner/file.csv`.
    pub shown: String,
    /// What stands against it.
    pub fault: Option<Fault>,
    /// How many files of this folder or archive hold no messages: pictures, sounds, films and the like. Where it is not 0, there is
    /// nothing to open.
    pub aside: u64,
}

impl Gathered {
    fn of(path: PathBuf, shown: String, fault: Option<Fault>) -> Self {
        Gathered { path, shown, fault, aside: 0 }
    }

    /// Whether this only tells what was set aside.
    pub fn is_aside(&self) -> bool {
        self.aside > 0
    }
}

/// The files behind these paths, in order: a file is itself, a folder what it holds, an archive what it unpacks to under
/// `scratch`. What a folder or an archive holds besides is one entry after its files. The files unpacked last as long as the
/// caller lets `scratch` be.
pub fn gather(paths: &[PathBuf], scratch: &Path) -> Vec<Gathered> {
    let limits = Limits { files: MOST_FILES, bytes: MOST_BYTES, expanded: MOST_EXPANDED };
    gather_within(paths, scratch, limits)
}

/// How much is gathered at most.
#[derive(Debug, Clone, Copy)]
struct Limits {
    files: usize,
    bytes: u64,
    expanded: u64,
}

fn gather_within(paths: &[PathBuf], scratch: &Path, limits: Limits) -> Vec<Gathered> {
    let mut unpacker = Unpacker::new(scratch, limits);
    let mut gathered = Vec::new();
    for path in paths {
        let mut found = Vec::new();
        let most = limits.files.saturating_sub(gathered.len());
        let more = walk::walk(path, most, &mut unpacker, &mut found);
        for file in found {
            // A fault, a pipe or a device is told, and never read.
            if file.fault.is_some() || !file.path.is_file() {
                gathered.push(file);
            } else {
                unpacker.open(file, &mut gathered);
            }
        }
        let aside = unpacker.take_aside();
        if aside > 0 {
            gathered.push(Gathered { aside, ..Gathered::of(path.clone(), walk::called(path), None) });
        }
        if !more {
            break;
        }
    }
    gathered
}

#[cfg(test)]
mod tests;
