//! What the shell keeps while it runs: its places, its memory, and the thread that owns the open study.
//! Commands go through [`Desk::open`] and [`Desk::study`]; no other module asks the thread.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::Utc;
use livisible_core::corpus::columns::{Columns, Counts};
use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::mask::Mask;
use livisible_core::error::Error;
use livisible_core::locale::Lang;
use livisible_core::study::{Study, stamp};

use crate::fault::Fault;
use crate::places::Places;
use crate::preferences::Memory;
use crate::wire::{Failure, Position, StudySummary};
use crate::worker::Worker;

/// From this many messages on, the index is rebuilt beside the work.
const LARGE: usize = 20_000;

/// What a command answers.
pub type Answer<T> = Result<T, Failure>;

/// The open study, on its thread.
pub struct Open {
    /// The study.
    pub study: Study,
    /// Whether it is the sample.
    pub sample: bool,
    /// Why it is only read here.
    pub why: Option<WhyReadOnly>,
    views: Option<Arc<Views>>,
    mask: Option<(Arc<Columns>, Arc<Mask>)>,
    counts: Option<(Arc<Columns>, Counts)>,
    rebuilding: Option<Rebuild>,
    /// Held by each reader that is at work.
    readers: Arc<()>,
}

/// The index being rebuilt on a thread of its own.
struct Rebuild {
    thread: JoinHandle<()>,
    stop: Arc<AtomicBool>,
}

impl Rebuild {
    /// Stops it and waits: the lock under which it writes must outlive it.
    fn end(self) {
        self.stop.store(true, Ordering::SeqCst);
        // A thread that panicked has ended too.
        self.thread.join().ok();
    }
}

/// How long a closing study waits for the readers at work: their snapshot keeps the last changes out of the file.
const READERS: Duration = Duration::from_secs(10);

/// Why a study is only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyReadOnly {
    /// Another program writes it.
    Locked,
    /// Its file, or its folder, cannot be written.
    Sealed,
}

impl WhyReadOnly {
    /// Key of the sentence that says it.
    pub fn key(self) -> &'static str {
        match self {
            WhyReadOnly::Locked => "error-read-only",
            WhyReadOnly::Sealed => "error-read-only-file",
        }
    }
}

impl Open {
    fn new(mut study: Study, places: &Places, coder: String) -> Self {
        study.set_cache(places.cache());
        study.coder = coder;
        let sample = study.path() == places.sample();
        let mut open = Open { study, sample, why: None, views: None, mask: None, counts: None, rebuilding: None, readers: Arc::default() };
        open.refresh_index();
        open
    }

    /// Opens a study for writing; for reading where another program writes it, or where its file cannot be changed.
    fn at(path: &Path, places: &Places, coder: String) -> Result<Self, Fault> {
        let sealed = path.metadata().is_ok_and(|metadata| metadata.permissions().readonly());
        let (study, why) = match if sealed { Err(Error::ReadOnly) } else { Study::open(path) } {
            Err(Error::Locked { .. }) => (Study::open_read_only(path)?, Some(WhyReadOnly::Locked)),
            Err(Error::ReadOnly) => (Study::open_read_only(path)?, Some(WhyReadOnly::Sealed)),
            opened => (opened?, None),
        };
        Ok(Self { why, ..Self::new(study, places, coder) })
    }

    /// A study that only serves a preview.
    pub(crate) fn rehearsed(study: Study) -> Self {
        Open { study, sample: false, why: None, views: None, mask: None, counts: None, rebuilding: None, readers: Arc::default() }
    }

    /// Has the index rebuilt on a thread of its own where it does not agree with the study, so that reading and coding go on.
    ///
    /// A small corpus is left to the first search: it rebuilds in less time than a reader would notice.
    pub fn refresh_index(&mut self) {
        let small = || self.study.columns().is_ok_and(|columns| columns.len() < LARGE);
        if self.is_rebuilding() || self.study.has_index().unwrap_or(false) || small() {
            return;
        }
        // An index that cannot be looked at now is rebuilt by the first search.
        let Ok(Some(rebuild)) = self.study.rebuilding() else { return };
        let stop = Arc::new(AtomicBool::new(false));
        let raised = stop.clone();
        // A rebuild that fails is told by the search that needs it.
        let run = move || drop(rebuild.run(&raised));
        self.rebuilding = std::thread::Builder::new().name("index".to_owned()).spawn(run).ok().map(|thread| Rebuild { thread, stop });
    }

    /// Whether the index is being rebuilt.
    pub fn is_rebuilding(&self) -> bool {
        self.rebuilding.as_ref().is_some_and(|rebuild| !rebuild.thread.is_finished())
    }

    /// A reader for work away from this thread. With a query, its index is made ready first.
    fn reader(&mut self, query: Option<&str>) -> Result<(Study, Arc<()>), Fault> {
        if query.is_some_and(|query| !query.trim().is_empty()) {
            self.refresh_index();
            if self.is_rebuilding() {
                return Err(Fault::Indexing);
            }
            self.study.index()?;
        }
        self.study.columns()?;
        Ok((self.study.reader()?, self.readers.clone()))
    }

    /// What the corpus counts, kept as long as it stays as it is.
    pub fn counts(&mut self) -> Result<Counts, Fault> {
        let columns = self.study.columns()?;
        if let Some((_, counts)) = self.counts.as_ref().filter(|(known, _)| Arc::ptr_eq(known, &columns)) {
            return Ok(*counts);
        }
        let counts = columns.counts();
        self.counts = Some((columns, counts));
        Ok(counts)
    }

    /// Conversations and pseudonyms, kept as long as the corpus stays as it is.
    pub fn views(&mut self) -> Result<Arc<Views>, Fault> {
        let columns = self.study.columns()?;
        if let Some(views) = self.views.as_ref().filter(|views| Arc::ptr_eq(&views.columns, &columns)) {
            return Ok(views.clone());
        }
        let views = Arc::new(self.study.views()?);
        self.views = Some(views.clone());
        Ok(views)
    }

    /// What turns the names of people into pseudonyms, kept likewise.
    pub fn mask(&mut self) -> Result<Arc<Mask>, Fault> {
        let columns = self.study.columns()?;
        if let Some((_, mask)) = self.mask.as_ref().filter(|(known, _)| Arc::ptr_eq(known, &columns)) {
            return Ok(mask.clone());
        }
        let mask = Arc::new(self.study.mask()?);
        self.mask = Some((columns, mask.clone()));
        Ok(mask)
    }

    /// Closes it, and answers what it was. A file that went away meanwhile must not keep its study open.
    fn leave(mut self, lang: Lang) -> Option<StudySummary> {
        let summary = StudySummary::of(&mut self, lang).ok();
        if let Some(rebuild) = self.rebuilding.take() {
            rebuild.end();
        }
        let begun = Instant::now();
        while Arc::strong_count(&self.readers) > 1 && begun.elapsed() < READERS {
            std::thread::sleep(Duration::from_millis(20));
        }
        if self.study.is_writable() && !self.sample {
            // A backup that cannot be made, on a full disk for instance, must not keep the study open either.
            self.study.backup_if_due(Utc::now()).ok();
        }
        self.study.settle().ok();
        summary
    }

    /// Who the study is, for the reader's memory.
    fn uid(&self) -> Result<String, Fault> {
        Ok(self.study.identity()?.uid)
    }
}

/// The thread's state: the study, and what reopens it.
struct Slot {
    places: Places,
    open: Option<Open>,
}

/// After a panic nothing that the study held in memory can be trusted: it is opened anew from its file,
/// where the interrupted transaction has left no trace.
fn mend(slot: &mut Slot) {
    if let Some(open) = slot.open.take() {
        let (path, coder) = (open.study.path().to_owned(), open.study.coder.clone());
        drop(open);
        slot.open = Open::at(&path, &slot.places, coder).ok();
    }
}

/// The state that Tauri hands to every command.
pub struct Desk {
    places: Places,
    memory: Mutex<Memory>,
    worker: Worker<Slot>,
    /// The study named on the command line, until the first page has been told.
    argument: Mutex<Option<PathBuf>>,
    /// Raised to stop the import that was asked for last.
    stop: Mutex<Arc<AtomicBool>>,
}

impl Desk {
    /// Sets the desk.
    pub fn set(places: Places, argument: Option<PathBuf>) -> std::io::Result<Self> {
        let memory = Mutex::new(Memory::load(places.preferences()));
        let worker = Worker::start(Slot { places: places.clone(), open: None }, mend)?;
        Ok(Self { places, memory, worker, argument: Mutex::new(argument), stop: Mutex::default() })
    }

    /// Where the program's own files are.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// What the program remembers.
    pub fn memory(&self) -> MutexGuard<'_, Memory> {
        // Memory is changed whole or not at all, so that a poisoned lock hides nothing broken.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The window's language.
    pub fn lang(&self) -> Lang {
        self.memory().lang()
    }

    /// The study to open first, told once: the command line's, else the one that was open last.
    pub fn first(&self) -> Option<String> {
        let argument = self.argument.lock().unwrap_or_else(PoisonError::into_inner).take();
        argument.map(|path| path.display().to_string()).or_else(|| self.memory().last())
    }

    /// A refusal in the window's language.
    pub fn tell(&self, fault: Fault) -> Failure {
        fault.tell(self.lang())
    }

    /// Has the open study do this.
    pub async fn study<T, F>(&self, work: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Open, Lang) -> Result<T, Fault> + Send + 'static,
    {
        let lang = self.lang();
        self.worker.ask(move |slot| work(slot.open.as_mut().ok_or(Fault::NoStudy)?, lang)).await.map_err(|fault| self.tell(fault))
    }

    /// Has a reader of the open study do this, with this query in view, away from the thread that writes: a long figure holds up no coding.
    pub async fn read<T, F>(&self, query: Option<String>, work: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(Study, Lang) -> Result<T, Fault> + Send + 'static,
    {
        let lang = self.lang();
        let (reader, at_work) = self.study(move |open, _| open.reader(query.as_deref())).await?;
        let read = move || {
            let done = work(reader, lang);
            drop(at_work);
            done
        };
        self.beside(read).await
    }

    /// The flag of a new import.
    pub fn begin_import(&self) -> Arc<AtomicBool> {
        let flag = Arc::<AtomicBool>::default();
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = flag.clone();
        flag
    }

    /// Stops the import under way.
    pub fn stop_import(&self) {
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).store(true, Ordering::SeqCst);
    }

    /// Does this on a thread of its own.
    pub async fn beside<T, F>(&self, work: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Fault> + Send + 'static,
    {
        let done = tauri::async_runtime::spawn_blocking(work).await;
        let done = done.unwrap_or_else(|_| Err(Fault::Panicked { detail: "panic".to_owned() }));
        done.map_err(|fault| self.tell(fault))
    }

    /// Opens what `find` answers in place of the open study, and remembers it. When that fails, the open study stays.
    pub async fn open<F>(&self, find: F) -> Answer<StudySummary>
    where
        F: FnOnce(&Places) -> Result<Found, Fault> + Send + 'static,
    {
        let (lang, coder) = (self.lang(), self.memory().coder());
        let opened = self.worker.ask(move |slot| {
            let mut open = match find(&slot.places)? {
                Found::Made(study) => Open::new(study, &slot.places, coder),
                // Its own lock would refuse it a second time.
                Found::At(path) => match slot.open.take_if(|open| same_file(open.study.path(), &path)) {
                    Some(open) => open,
                    None => Open::at(&path, &slot.places, coder)?,
                },
            };
            let (summary, uid) = (StudySummary::of(&mut open, lang)?, open.uid()?);
            let left = slot.open.replace(open).map(|left| left.leave(lang));
            Ok((summary, uid, left.flatten()))
        });
        let (summary, uid, left) = opened.await.map_err(|fault| self.tell(fault))?;
        self.note(left.iter().chain([&summary]))?;
        Ok(StudySummary { last: self.memory().position(&uid), ..summary })
    }

    /// Closes the open study, if any; it will not open by itself next time.
    pub async fn close(&self) -> Answer<()> {
        let lang = self.lang();
        let closed = self.worker.ask(move |slot| Ok(slot.open.take().and_then(|left| left.leave(lang))));
        let left = closed.await.map_err(|fault| self.tell(fault))?;
        self.note(left.iter())?;
        self.memory().closed().map_err(|fault| fault.tell(lang))
    }

    /// Leaves the study as closing does, with its backup, but for the next start: it will open by itself.
    pub async fn leave(&self) {
        self.stop_import();
        let lang = self.lang();
        let left = self.worker.ask(move |slot| Ok(slot.open.take().and_then(|left| left.leave(lang))));
        if let Ok(Some(summary)) = left.await {
            // The program ends: there is nobody left to be told.
            self.note(std::iter::once(&summary)).ok();
        }
    }

    /// Puts studies first among the recent ones, with their counts as they are now.
    fn note<'a>(&self, summaries: impl Iterator<Item = &'a StudySummary>) -> Answer<()> {
        let now = stamp(Utc::now());
        let mut memory = self.memory();
        let lang = memory.lang();
        for summary in summaries {
            memory.opened(summary, now.clone()).map_err(|fault| fault.tell(lang))?;
        }
        Ok(())
    }

    /// Has the open study, if any, sign what follows with the coder's name.
    pub async fn sign(&self) {
        let coder = self.memory().coder();
        let signed = self.worker.ask(move |slot| {
            if let Some(open) = &mut slot.open {
                open.study.coder = coder;
            }
            Ok(())
        });
        // Nothing is refused here.
        signed.await.ok();
    }

    /// Keeps where the reader is.
    pub async fn remember(&self, position: Position) -> Answer<()> {
        let message = position.message.or(position.conversation);
        let kept = self.study(move |open, _| {
            // A message that an undone import hid has no name to tell.
            let place = message.and_then(|id| open.study.message_ext(id).ok());
            Ok((open.uid()?, place))
        });
        let (uid, place) = kept.await?;
        self.memory().set_position(&uid, position, place).map_err(|fault| self.tell(fault))
    }

    /// The open study in numbers, with its reader's place.
    pub async fn summary(&self) -> Answer<StudySummary> {
        let (summary, uid) = self.study(|open, lang| Ok((StudySummary::of(open, lang)?, open.uid()?))).await?;
        Ok(StudySummary { last: self.memory().position(&uid), ..summary })
    }
}

/// Whether two paths lead to one file, by whatever links.
fn same_file(a: &Path, b: &Path) -> bool {
    a == b || a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

/// Who codes, until a person says otherwise: the name of the system's account.
pub fn coder() -> String {
    ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

/// A study to open.
pub enum Found {
    /// Just made.
    Made(Study),
    /// In this file.
    At(PathBuf),
}
