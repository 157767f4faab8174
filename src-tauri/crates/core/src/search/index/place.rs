//! Where an index lies: a folder of the cache, its lock, its size; old ones swept; the refuge of a cache that refuses.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::VERSION;
use crate::error::{Error, Result};
use crate::storage::file;

/// Names, in the folder of an index, the file of its study.
const STUDY: &str = "study.txt";

/// The folder of a study's index, in the cache.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    folder: PathBuf,
    instance: String,
    /// Tells two files of one identity apart: copies made outside Livisible.
    file: String,
    /// The study's file.
    study: PathBuf,
}

/// The right to write an index, which the system takes back when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Held(File);

impl Held {
    /// Tells whoever asks how far the building is. Nobody needs it: a full disk does not stop the work here.
    pub fn tell(&mut self, done: u64, of: u64) {
        let line = format!("{done:>20} {of:>20}");
        self.0.seek(SeekFrom::Start(0)).and_then(|_| self.0.write_all(line.as_bytes())).ok();
    }
}

impl Place {
    /// The place of this instance of a study, whose file is here.
    pub fn of(cache: &Path, instance: &str, study: &Path) -> Self {
        let study = study.canonicalize().unwrap_or_else(|_| study.to_owned());
        let file = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(study.as_os_str().as_encoded_bytes()));
        let folder = cache.join("index").join(format!("{instance}-{file}-v{VERSION}"));
        Place { folder, instance: instance.to_owned(), file, study }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes the right to write here.
    ///
    /// # Errors
    /// [`Error::IndexBusy`] while somebody else writes; [`Error::Io`] where nothing can be written.
    pub fn take(&self) -> Result<Held> {
        let parent = self.folder.parent().unwrap_or(&self.folder);
        std::fs::create_dir_all(parent).map_err(|e| Error::io(parent, &e))?;
        let file = file::take(&lock_of_folder(&self.folder))?.ok_or(Error::IndexBusy)?;
        file.set_len(0).ok();
        Ok(Held(file))
    }

    /// How far whoever writes here says to be, of how many texts; `None` when nobody writes.
    pub fn heard(&self) -> Option<(u64, u64)> {
        let mut file = File::open(lock_of_folder(&self.folder)).ok()?;
        if file.try_lock_shared().is_ok() {
            return None;
        }
        // Where a lock also bars reading, somebody is at work, and no more is known.
        let mut said = String::new();
        file.read_to_string(&mut said).ok();
        let mut numbers = said.split_whitespace().map(|number| number.parse().unwrap_or(0));
        Some((numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)))
    }

    /// An empty folder, for an index that begins.
    pub fn clear(&self) -> Result<()> {
        if self.folder.exists() {
            delete(&self.folder).map_err(|e| Error::io(&self.folder, &e))?;
        }
        std::fs::create_dir_all(&self.folder).map_err(|e| Error::io(&self.folder, &e))?;
        // Only serves the sweeping: without it the folder stays, as long as nobody removes it.
        if let Some(study) = self.study.to_str() {
            std::fs::write(self.folder.join(STUDY), study).ok();
        }
        Ok(())
    }

    /// Deletes it, and old ones of the same study; answers how many bytes are free again.
    pub fn remove(&self) -> Result<u64> {
        let mut freed = self.sweep();
        if self.folder.exists() {
            let size = bytes(&self.folder);
            delete(&self.folder).map_err(|e| Error::io(&self.folder, &e))?;
            freed += size;
        }
        Ok(freed)
    }

    /// Deletes the indexes that this study left behind: of other versions of the program, of the instance that a backup replaced, of the
    /// place from which the file was moved. What cannot be deleted now is met again another time. Answers how many bytes are free again.
    pub fn sweep(&self) -> u64 {
        let Some(parent) = self.folder.parent() else { return 0 };
        let Ok(entries) = std::fs::read_dir(parent) else { return 0 };
        let folders = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir() && *path != self.folder);
        folders.filter(|folder| self.left_behind(folder)).map(|folder| discard(&folder)).sum()
    }

    fn left_behind(&self, folder: &Path) -> bool {
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return false };
        let mut parts = name.rsplitn(3, '-');
        let (Some(version), Some(file), Some(instance)) = (parts.next(), parts.next(), parts.next()) else { return false };
        if version.strip_prefix('v').is_none_or(|number| number.parse::<u32>().is_err()) {
            return false;
        }
        // What lies at this place now is this study.
        if file == self.file {
            return true;
        }
        // A copy has an index of its own as long as it is there.
        instance == self.instance && std::fs::read_to_string(folder.join(STUDY)).is_ok_and(|study| !Path::new(&study).exists())
    }
}

/// Deletes an index, its list of segments first: a process killed here must not leave one that seems whole and has lost some files.
fn delete(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(folder.join("meta.json")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    std::fs::remove_dir_all(folder)
}

/// Deletes an old index, unless somebody writes it.
fn discard(folder: &Path) -> u64 {
    let lock = lock_of_folder(folder);
    let Ok(Some(held)) = file::take(&lock) else { return 0 };
    let size = bytes(folder);
    let gone = delete(folder).is_ok();
    drop(held);
    std::fs::remove_file(lock).ok();
    if gone { size } else { 0 }
}

/// How many bytes the files of a folder take.
pub(crate) fn bytes(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.flatten().filter_map(|entry| entry.metadata().ok()).filter(|meta| meta.is_file()).map(|meta| meta.len()).sum()
}

fn lock_of_folder(folder: &Path) -> PathBuf {
    file::beside(folder, ".lock")
}

/// A folder of this process alone, under the system's temporary one, where the cache cannot be written. Gone with the last who reads it.
#[derive(Debug)]
pub(crate) struct Refuge {
    /// Where it is.
    pub folder: PathBuf,
}

/// Tells apart what one process makes.
static MADE: AtomicU32 = AtomicU32::new(0);

impl Refuge {
    /// Makes one, which nobody else may read: it will hold the words of the corpus.
    pub fn make() -> Result<Self> {
        let mut tried = 0;
        loop {
            let number = MADE.fetch_add(1, Ordering::Relaxed);
            let folder = std::env::temp_dir().join(format!("livisible-index-{}-{number}", std::process::id()));
            match private(&folder) {
                Ok(()) => return Ok(Refuge { folder }),
                // A killed process with the same number left it.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && tried < 100 => tried += 1,
                Err(error) => return Err(Error::io(&folder, &error)),
            }
        }
    }
}

#[cfg(unix)]
fn private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir(folder)
}

impl Drop for Refuge {
    fn drop(&mut self) {
        // What stays in the temporary folder is the system's to remove.
        std::fs::remove_dir_all(&self.folder).ok();
    }
}
