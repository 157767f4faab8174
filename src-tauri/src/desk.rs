//! What the shell keeps while it runs: its places, its memory, and the thread that owns the open study.
//! Commands go through [`Desk::open`] and [`Desk::study`]; no other module asks the thread.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::Utc;
use livisible_core::locale::Lang;
use livisible_core::study::{Study, stamp};

use crate::fault::Fault;
use crate::open::Open;
use crate::places::Places;
use crate::preferences::Memory;
use crate::scratch::Scratch;
use crate::seek::Seeking;
use crate::wire::{Failure, Position, StudySummary};
use crate::worker::Worker;

/// What a command answers.
pub type Answer<T> = Result<T, Failure>;

/// The thread's state: the study, and what reopens it.
struct Slot {
    places: Places,
    open: Option<Open>,
}

/// After a panic nothing that the study held in memory can be trusted: it is opened anew from its file,
/// where the interrupted transaction has left no trace.
fn mend(slot: &mut Slot) {
    if let Some(open) = slot.open.take() {
        let (path, coder) = (open.study.path().to_owned(), open.coder());
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
    /// While an import holds the study's thread: a reader on a thread of its own.
    aside: Mutex<Option<Arc<Worker<Open>>>>,
    /// What dropped archives unpacked to.
    scratch: Arc<Scratch>,
    /// What is kept of searches.
    seeking: Arc<Seeking>,
}

impl Desk {
    /// Sets the desk.
    pub fn set(places: Places, argument: Option<PathBuf>) -> std::io::Result<Self> {
        let memory = Mutex::new(Memory::load(places.preferences()));
        let worker = Worker::start(Slot { places: places.clone(), open: None }, mend)?;
        Ok(Self {
            places,
            memory,
            worker,
            argument: Mutex::new(argument),
            stop: Mutex::default(),
            aside: Mutex::default(),
            scratch: Arc::default(),
            seeking: Arc::default(),
        })
    }

    /// What is kept of searches.
    pub fn seeking(&self) -> Arc<Seeking> {
        self.seeking.clone()
    }

    /// What dropped archives unpacked to.
    pub fn scratch(&self) -> Arc<Scratch> {
        self.scratch.clone()
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

    /// Has the open study answer this, which changes nothing: from its thread, or beside an import that holds it.
    pub async fn look<T, F>(&self, work: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Open, Lang) -> Result<T, Fault> + Send + 'static,
    {
        let aside = self.aside.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(aside) = aside else { return self.study(work).await };
        let lang = self.lang();
        aside.ask(move |open| work(open, lang)).await.map_err(|fault| self.tell(fault))
    }

    /// Has the open study do this, which takes long; what was there before is read meanwhile, beside it.
    pub async fn hold<T, F>(&self, work: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Open, Lang) -> Result<T, Fault> + Send + 'static,
    {
        let reader = self.study(|open, _| open.beside()).await?;
        // Without a thread for it the window waits, as it always can.
        let aside = Worker::start(reader, |_| {}).ok().map(Arc::new);
        let place = |aside| *self.aside.lock().unwrap_or_else(PoisonError::into_inner) = aside;
        place(aside);
        let held = self.study(work).await;
        place(None);
        held
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
                Found::Made(study) => Open::new(*study, &slot.places, coder),
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
        self.scratch.clear();
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

    /// Has the open study, if any, sign what follows with the coder's name, and hide the codings of others from who codes blind.
    pub async fn sign(&self) {
        let coder = self.memory().coder();
        let signed = self.worker.ask(move |slot| {
            if let Some(open) = &mut slot.open {
                open.sign(coder);
            }
            Ok(())
        });
        // Nothing is refused here.
        signed.await.ok();
    }

    /// Keeps where the reader is.
    pub async fn remember(&self, position: Position) -> Answer<()> {
        let message = position.message.or(position.conversation);
        let kept = self.look(move |open, _| {
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
    Made(Box<Study>),
    /// In this file.
    At(PathBuf),
}
