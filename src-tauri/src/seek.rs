//! What a query finds, asked of a reader away from the thread that writes, as the window sees it; a long computation gives way to the
//! one that is asked for next; the lines of a concordance stay in order while what they come from stays.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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
    lines: Mutex<Asked>,
    /// Held by who computes lines: who asks for the same ones waits for them.
    turn: Mutex<()>,
}

/// The lines that were asked for last, and what stops their computation.
#[derive(Default)]
struct Asked {
    ask: Option<(String, KwicSort)>,
    stop: Arc<AtomicBool>,
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

    /// The concordance that is asked for: the one that stands where nothing that it comes from has changed. Another one that is being
    /// computed gives way.
    pub(crate) fn lines(&self, reader: &Reader, ask: &KwicAsk) -> Result<Arc<Concordance>, Fault> {
        if let Some(lines) = self.standing(reader, ask) {
            return Ok(lines);
        }
        let stop = {
            let mut asked = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
            if !asked.ask.as_ref().is_some_and(|(query, sort)| *query == ask.query && *sort == ask.sort) {
                asked.stop.store(true, Ordering::SeqCst);
                *asked = Asked { ask: Some((ask.query.clone(), ask.sort)), stop: Arc::default() };
            }
            asked.stop.clone()
        };
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lines) = self.standing(reader, ask) {
            return Ok(lines);
        }
        let lines = Arc::new(reader.study.results(&ask.query)?.concordance(ask.sort.into(), &stop)?);
        let kept = Kept { query: ask.query.clone(), sort: ask.sort, state: reader.state.clone(), lines: lines.clone() };
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(lines)
    }

    /// The same for a file, which nothing that is looked at meanwhile may stop.
    pub(crate) fn lines_for_file(&self, reader: &Reader, ask: &KwicAsk) -> Result<Arc<Concordance>, Fault> {
        match self.standing(reader, ask) {
            Some(lines) => Ok(lines),
            None => Ok(Arc::new(reader.study.results(&ask.query)?.concordance(ask.sort.into(), &AtomicBool::new(false))?)),
        }
    }

    fn standing(&self, reader: &Reader, ask: &KwicAsk) -> Option<Arc<Concordance>> {
        let same = |kept: &&Kept| {
            let of = kept.query == ask.query && kept.sort == ask.sort && kept.lines.is_of(&reader.views.columns);
            of && (kept.state == reader.state || !kept.lines.follows_codings)
        };
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).as_ref().filter(same).map(|kept| kept.lines.clone())
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
