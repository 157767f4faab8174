//! What a query finds, asked of a reader away from the thread that writes, as the window sees it; a long computation gives way to the
//! one that is asked for next; the lines of a concordance stay in order while what they come from stays.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use livisible_core::corpus::columns::Columns;
use livisible_core::corpus::conversation::Views;
use livisible_core::error::Error;
use livisible_core::locale::Lang;
use livisible_core::search::kwic::Concordance;
use livisible_core::study::Study;

use crate::desk::{Answer, Desk};
use crate::fault::Fault;
use crate::open::Open;
use crate::wire::{KwicAsk, KwicSort};

/// What the answers to a query come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    /// Latest operation, and the last one in force.
    journal: (i64, Option<i64>),
    /// Who looks, where they see nothing that others coded.
    alone: Option<String>,
}

/// A study, as the window sees it, off its thread.
pub(crate) struct Reader {
    /// The study.
    pub study: Study,
    /// Conversations and pseudonyms.
    pub views: Arc<Views>,
    /// The window's language.
    pub lang: Lang,
    state: State,
    _at_work: Arc<()>,
}

/// A concordance that was computed.
struct Kept {
    query: String,
    sort: KwicSort,
    state: State,
    lines: Arc<Concordance>,
}

/// What is kept of searches, and what stops those that are no longer waited for.
#[derive(Default)]
pub struct Seeking {
    kept: Mutex<Option<Kept>>,
    words: Mutex<Arc<AtomicBool>>,
    lines: Mutex<Arc<AtomicBool>>,
}

/// Raises the flag of what was asked before, and answers a new one.
fn instead(flag: &Mutex<Arc<AtomicBool>>) -> Arc<AtomicBool> {
    let mut flag = flag.lock().unwrap_or_else(PoisonError::into_inner);
    flag.store(true, Ordering::SeqCst);
    *flag = Arc::default();
    flag.clone()
}

impl Seeking {
    /// The flag of a new computation over words: the one before gives way.
    pub fn words(&self) -> Arc<AtomicBool> {
        instead(&self.words)
    }

    /// The concordance that is asked for: the one that stands where nothing that it comes from has changed.
    pub(crate) fn lines(&self, reader: &Reader, ask: &KwicAsk) -> Result<Arc<Concordance>, Fault> {
        let columns: &Arc<Columns> = &reader.views.columns;
        let same = |kept: &&Kept| {
            let of = kept.query == ask.query && kept.sort == ask.sort && kept.lines.is_of(columns);
            of && (kept.state == reader.state || !kept.lines.follows_codings)
        };
        if let Some(kept) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).as_ref().filter(same) {
            return Ok(kept.lines.clone());
        }
        let stop = instead(&self.lines);
        let lines = Arc::new(reader.study.results(&ask.query)?.concordance(ask.sort.into(), &stop)?);
        let kept = Kept { query: ask.query.clone(), sort: ask.sort, state: reader.state.clone(), lines: lines.clone() };
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(lines)
    }
}

impl Reader {
    fn of(open: &mut Open, query: &str, lang: Lang) -> Result<Self, Fault> {
        let (study, at_work) = open.reader(Some(query))?;
        let journal = (open.study.journal_mark()?, open.study.next_undo()?.map(|line| line.id));
        let alone = open.is_blind().then(|| open.study.coder.clone());
        Ok(Reader { views: open.views()?, study, lang, state: State { journal, alone }, _at_work: at_work })
    }
}

impl Desk {
    /// Has a reader answer this about a query. `None` while the index is being built: nothing is known yet.
    pub(crate) async fn seek<T, F>(&self, query: String, work: F) -> Answer<Option<T>>
    where
        T: Send + 'static,
        F: FnOnce(Reader) -> Result<T, Fault> + Send + 'static,
    {
        let read = self.look(move |open, lang| match Reader::of(open, &query, lang) {
            Err(Fault::Indexing | Fault::Core(Error::IndexBusy)) => Ok(None),
            read => read.map(Some),
        });
        match read.await? {
            Some(reader) => self.beside(move || work(reader)).await.map(Some),
            None => Ok(None),
        }
    }
}
