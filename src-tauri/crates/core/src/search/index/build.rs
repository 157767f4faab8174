//! Building the index from the study: where it goes, how far it is, what happens when nothing can be written.

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::place::{Held, Refuge};
use super::{Feed, Index, create, open_index, read, schema, writer};
use crate::error::{Error, Result};
use crate::storage::{file, sql};
use crate::study::{Study, lock_of};

/// How far a building is; read from any thread.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    of: AtomicU64,
}

impl Progress {
    /// Texts that are in, and texts in all; both 0 before the first.
    pub fn now(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed))
    }

    fn set(&self, done: u64, of: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }
}

/// Called with the texts that are in and the texts in all; `false` stops the building.
pub type Tell<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// Texts between two calls.
const STEP: u64 = 2_000;

/// A rebuild that waits to run.
pub struct Rebuilding {
    study: Study,
    mark: String,
    /// The study's lock, where whoever asked does not hold it.
    _lock: Option<File>,
}

impl Rebuilding {
    /// Rebuilds the index as the study was when this was asked for, until it is done or `stop` is raised.
    /// Who holds the lock keeps it until this has answered.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when it was stopped: nothing of it stays, and it is rebuilt another time.
    pub fn run(self, stop: &AtomicBool, progress: &Progress) -> Result<()> {
        let mut tell = |done, of| {
            progress.set(done, of);
            !stop.load(Ordering::Relaxed)
        };
        self.study.build(&self.mark, &mut tell).map(drop)
    }
}

impl Study {
    /// A rebuild of the index for another thread, under the lock of this study; `None` when the index is current, or when another
    /// process writes the study and will rebuild it.
    ///
    /// Until it has run, a search of this study would rebuild by itself: the caller keeps searches waiting.
    pub fn rebuilding(&self) -> Result<Option<Rebuilding>> {
        if self.index_is_current()? {
            return Ok(None);
        }
        let lock = match self.hold_for_index() {
            Err(Error::IndexBusy) => return Ok(None),
            held => held?,
        };
        self.columns()?;
        Ok(Some(Rebuilding { study: self.reader()?, mark: self.corpus_mark()?, _lock: lock }))
    }

    /// Rebuilds the index from the study, whatever state it is in. Answers the number of texts.
    pub fn reindex(&self, tell: Tell<'_>) -> Result<u64> {
        let _held = self.hold_for_index()?;
        let index = self.build(&self.corpus_mark()?, tell)?;
        Ok(index.reader.searcher().num_docs())
    }

    /// Deletes the index, and old ones of this study; the next search of words rebuilds it. Answers how many bytes are free again.
    ///
    /// # Errors
    /// [`Error::IndexBusy`] while another process writes the study, or the index is being built.
    pub fn remove_index(&self) -> Result<u64> {
        let _held = self.hold_for_index()?;
        let place = self.index_place()?;
        let _writing = place.take()?;
        *lock_of(&self.index) = None;
        let refuge = lock_of(&self.refuge).take().map_or(0, |refuge| super::place::bytes(&refuge.folder));
        Ok(refuge + place.remove()?)
    }

    /// The lock under which an index is written: that of the study, unless this process holds it already.
    fn hold_for_index(&self) -> Result<Option<File>> {
        if self.is_writable() {
            return Ok(None);
        }
        match file::lock(self.path()) {
            Err(Error::Locked { .. }) => Err(Error::IndexBusy),
            // Where no lock can be made beside the study, nobody writes it.
            Err(Error::Io { .. }) => Ok(None),
            held => held.map(Some),
        }
    }

    /// Rebuilds under the lock of the study, taken here where this process does not hold it.
    pub(super) fn rebuild(&self, mark: &str) -> Result<Index> {
        let _held = self.hold_for_index()?;
        self.build(mark, &mut |_, _| true)
    }

    /// The same, the lock being held: in the cache, else in a temporary folder.
    fn build(&self, mark: &str, tell: Tell<'_>) -> Result<Index> {
        *lock_of(&self.index) = None;
        *lock_of(&self.refuge) = None;
        let refused = match self.build_in_cache(mark, tell) {
            Err(error @ (Error::Io { .. } | Error::Index { .. })) => error,
            built => return built,
        };
        let mut build = || -> Result<(Index, Refuge)> {
            let refuge = Refuge::make()?;
            let index = create(&refuge.folder)?;
            self.fill(&index, mark, tell, None)?;
            Ok((read(&index, mark)?, refuge))
        };
        match build() {
            Ok((index, refuge)) => {
                *lock_of(&self.refuge) = Some(refuge);
                Ok(index)
            }
            Err(Error::Io { .. } | Error::Index { .. }) => {
                let detail = match refused {
                    Error::Io { detail, .. } | Error::Index { detail } => detail,
                    other => other.to_string(),
                };
                Err(Error::IndexUnwritable { path: self.cache().display().to_string(), detail })
            }
            Err(other) => Err(other),
        }
    }

    fn build_in_cache(&self, mark: &str, tell: Tell<'_>) -> Result<Index> {
        let place = self.index_place()?;
        let mut held = place.take()?;
        // Room is made before it is needed.
        place.sweep();
        let mut build = |held: &mut Held| -> Result<Index> {
            place.clear()?;
            let index = create(place.folder())?;
            self.fill(&index, mark, tell, Some(held))?;
            read(&index, mark)
        };
        build(&mut held).inspect_err(|_| {
            // Half an index serves nobody, and on a full disk it stands in the way.
            place.remove().ok();
        })
    }

    fn fill(&self, index: &tantivy::Index, mark: &str, tell: Tell<'_>, mut held: Option<&mut Held>) -> Result<()> {
        let size = std::fs::metadata(self.path()).map_or(0, |meta| meta.len());
        let of = self.columns()?.len() as u64;
        let mut feed = Feed::into(writer(index, size)?, schema().1);
        let mut statement = self.conn.prepare_cached(sql!("import/texts"))?;
        let mut rows = statement.query([])?;
        let mut done = 0;
        let mut told = |done: u64| {
            held.iter_mut().for_each(|held| held.tell(done, of));
            if tell(done, of) { Ok(()) } else { Err(Error::Cancelled) }
        };
        told(0)?;
        while let Some(row) = rows.next()? {
            feed.add(row.get(0)?, row.get_ref(1)?.as_str_or_null()?, row.get_ref(2)?.as_str()?);
            done += 1;
            if done % STEP == 0 {
                told(done)?;
            }
            if !feed.is_writing() {
                break;
            }
        }
        told(done)?;
        feed.finish(mark)
    }

    /// The index where it lies, if it agrees with the study: in the cache, else in the refuge of this process.
    pub(super) fn open_current(&self, mark: &str) -> Result<Option<Index>> {
        let open = |folder: &Path| open_index(folder, mark).ok().flatten().and_then(|index| read(&index, mark).ok());
        let place = self.index_place()?;
        if let Some(index) = open(place.folder()) {
            return Ok(Some(index));
        }
        Ok(lock_of(&self.refuge).as_ref().and_then(|refuge| open(&refuge.folder)))
    }
}
