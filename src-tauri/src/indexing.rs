//! The index of the open study: rebuilt beside the work, how far that is, stopped, asked for again, removed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use livisible_core::error::Error;
use livisible_core::search::index::build::Progress;
use livisible_core::search::index::state::{Condition, IndexState};
use livisible_core::search::run::asks_words;

use crate::fault::Fault;
use crate::open::Open;

/// From this many messages on, the index is rebuilt beside the work.
const LARGE: usize = 20_000;

/// What becomes of the index while a study is open.
#[derive(Default)]
pub(crate) struct Indexing {
    rebuild: Option<Rebuild>,
    /// Why the last one failed, until a search has told it.
    fault: Option<Error>,
    /// Somebody stopped the building: it begins again when it is asked for.
    stopped: bool,
}

/// The index being rebuilt on a thread of its own.
struct Rebuild {
    thread: JoinHandle<Result<(), Error>>,
    stop: Arc<AtomicBool>,
    progress: Arc<Progress>,
}

impl Indexing {
    fn is_running(&self) -> bool {
        self.rebuild.as_ref().is_some_and(|rebuild| !rebuild.thread.is_finished())
    }

    /// Stops what runs, and waits: the lock under which it writes must outlive it.
    pub(crate) fn end(&mut self) {
        if let Some(rebuild) = self.rebuild.take() {
            rebuild.stop.store(true, Ordering::SeqCst);
            // A thread that panicked has ended too.
            rebuild.thread.join().ok();
        }
    }

    /// Hears what became of a rebuild that has ended.
    fn hear(&mut self) {
        let Some(rebuild) = self.rebuild.take_if(|rebuild| rebuild.thread.is_finished()) else { return };
        self.fault = match rebuild.thread.join() {
            // Stopped, or another process writes: nothing went wrong.
            Ok(Ok(()) | Err(Error::Cancelled | Error::IndexBusy)) => None,
            Ok(Err(error)) => Some(error),
            Err(_) => Some(Error::Index { detail: "panic".to_owned() }),
        };
    }
}

impl Open {
    /// Has the index rebuilt on a thread of its own where it does not agree with the study, so that reading and coding go on.
    ///
    /// A small corpus is left to the first search: it rebuilds in less time than a reader would notice.
    pub fn refresh_index(&mut self) {
        self.indexing.hear();
        let small = || self.study.columns().is_ok_and(|columns| columns.len() < LARGE);
        if self.indexing.is_running()
            || self.indexing.fault.is_some()
            || self.indexing.stopped
            || self.study.has_index().unwrap_or(false)
            || small()
        {
            return;
        }
        self.begin_index();
    }

    fn begin_index(&mut self) {
        // An index that cannot be looked at now is rebuilt by the first search.
        let Ok(Some(rebuild)) = self.study.rebuilding() else { return };
        let (stop, progress) = (Arc::new(AtomicBool::new(false)), Arc::<Progress>::default());
        let (raised, told) = (stop.clone(), progress.clone());
        let run = move || rebuild.run(&raised, &told);
        let thread = std::thread::Builder::new().name("index".to_owned()).spawn(run).ok();
        self.indexing.rebuild = thread.map(|thread| Rebuild { thread, stop, progress });
    }

    /// Whether the index is being rebuilt, or was stopped: searches of words wait.
    pub fn is_rebuilding(&self) -> bool {
        self.indexing.is_running() || (self.indexing.stopped && !self.study.has_index().unwrap_or(false))
    }

    /// Whether this query has to wait for the index, which is then under way. A query without words never has to.
    ///
    /// # Errors
    /// Why the index could not be built, once: the next question tries again.
    pub fn awaits_index(&mut self, query: &str) -> Result<bool, Fault> {
        if !asks_words(query) {
            return Ok(false);
        }
        self.indexing.hear();
        if let Some(error) = self.indexing.fault.take() {
            return Err(error.into());
        }
        self.refresh_index();
        Ok(self.is_rebuilding())
    }

    /// What becomes of the index.
    pub(crate) fn index_state(&self) -> Result<IndexState, Fault> {
        let seen = self.study.index_state()?;
        Ok(match self.indexing.rebuild.as_ref().filter(|_| self.indexing.is_running()) {
            Some(rebuild) => {
                let (done, of) = rebuild.progress.now();
                IndexState { state: Condition::Building, texts: 0, done, of: seen.of.max(of), ..seen }
            }
            None => seen,
        })
    }

    /// Whether somebody stopped the building.
    pub(crate) fn is_index_stopped(&self) -> bool {
        self.indexing.stopped
    }

    /// Builds the index anew, whatever its state; a small one at once.
    pub(crate) fn build_index(&mut self) -> Result<(), Fault> {
        self.stop_index();
        self.indexing.stopped = false;
        if self.study.columns()?.len() < LARGE {
            self.study.reindex(&mut |_, _| true)?;
            return Ok(());
        }
        if self.study.index_is_current()? {
            self.study.remove_index()?;
        }
        self.begin_index();
        Ok(())
    }

    /// Stops the building; it begins again when it is asked for.
    pub(crate) fn stop_index(&mut self) {
        if self.indexing.is_running() {
            self.indexing.stopped = true;
        }
        self.indexing.end();
    }

    /// Deletes the index; the next search of words rebuilds it.
    pub(crate) fn remove_index(&mut self) -> Result<(), Fault> {
        self.indexing.end();
        self.indexing.stopped = false;
        self.study.remove_index()?;
        Ok(())
    }
}
