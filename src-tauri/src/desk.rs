//! What the shell keeps while it runs: its places, its memory, and the thread that owns the open study.
//! Commands go through [`Desk::open`] and [`Desk::study`]; no other module asks the thread.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::Utc;
use livisible_core::corpus::columns::Columns;
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

/// What a command answers.
pub type Answer<T> = Result<T, Failure>;

/// The open study, on its thread.
pub struct Open {
    /// The study.
    pub study: Study,
    /// Whether it is the sample.
    pub sample: bool,
    /// Whether another program writes it, so that it is only read here.
    pub locked: bool,
    views: Option<Arc<Views>>,
    mask: Option<(Arc<Columns>, Arc<Mask>)>,
}

impl Open {
    fn new(mut study: Study, places: &Places) -> Self {
        study.set_cache(places.cache());
        study.coder = coder();
        let (sample, locked) = (study.path() == places.sample(), !study.is_writable());
        Open { study, sample, locked, views: None, mask: None }
    }

    /// Opens a study for writing; when another program writes it, for reading.
    fn at(path: &Path, places: &Places) -> Result<Self, Fault> {
        let study = match Study::open(path) {
            Err(Error::Locked { .. }) => Study::open_read_only(path)?,
            opened => opened?,
        };
        Ok(Self::new(study, places))
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
    fn leave(self, lang: Lang) -> Option<StudySummary> {
        let summary = StudySummary::of(&self, lang).ok();
        if !self.locked && !self.sample {
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
        let path = open.study.path().to_owned();
        drop(open);
        slot.open = Open::at(&path, &slot.places).ok();
    }
}

/// The state that Tauri hands to every command.
pub struct Desk {
    places: Places,
    memory: Mutex<Memory>,
    worker: Worker<Slot>,
    /// The study named on the command line, until the first page has been told.
    argument: Mutex<Option<PathBuf>>,
}

impl Desk {
    /// Sets the desk.
    pub fn set(places: Places, argument: Option<PathBuf>) -> std::io::Result<Self> {
        let memory = Mutex::new(Memory::load(places.preferences()));
        let worker = Worker::start(Slot { places: places.clone(), open: None }, mend)?;
        Ok(Self { places, memory, worker, argument: Mutex::new(argument) })
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

    /// Opens what `find` answers in place of the open study, and remembers it. When that fails, the open study stays.
    pub async fn open<F>(&self, find: F) -> Answer<StudySummary>
    where
        F: FnOnce(&Places) -> Result<Found, Fault> + Send + 'static,
    {
        let lang = self.lang();
        let opened = self.worker.ask(move |slot| {
            let open = match find(&slot.places)? {
                Found::Made(study) => Open::new(study, &slot.places),
                // Its own lock would refuse it a second time.
                Found::At(path) => match slot.open.take_if(|open| same_file(open.study.path(), &path)) {
                    Some(open) => open,
                    None => Open::at(&path, &slot.places)?,
                },
            };
            let (summary, uid) = (StudySummary::of(&open, lang)?, open.uid()?);
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

    /// Keeps where the reader is.
    pub async fn remember(&self, position: Position) -> Answer<()> {
        let uid = self.study(|open, _| open.uid()).await?;
        self.memory().set_position(&uid, position).map_err(|fault| self.tell(fault))
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
