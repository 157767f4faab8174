//! The open study: what the shell keeps beside it while it is open, and how it is opened and left.

use std::collections::HashSet;
use std::ops::{Deref, Range};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Utc;
use livisible_core::corpus::columns::{Columns, Counts};
use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::mask::Mask;
use livisible_core::error::Error;
use livisible_core::grid::{Ask, Grid};
use livisible_core::locale::{self, Lang};
use livisible_core::person::{PersonAsk, Persons};
use livisible_core::search::field::choices::Choices;
use livisible_core::search::run::asks_words;
use livisible_core::study::Study;
use livisible_core::study::asked::JournalAsk;
use livisible_core::study::journal::Line;

use crate::fault::Fault;
use crate::indexing::Indexing;
use crate::places::Places;
use crate::wire::{GridPage, StudySummary};

/// The open study, on its thread.
pub struct Open {
    /// The study.
    pub study: Study,
    /// Messages met since it was opened: drawn, or read for a while.
    pub(crate) met: HashSet<i64>,
    /// Whether it is the sample.
    pub sample: bool,
    /// Why it is only read here.
    pub why: Option<WhyReadOnly>,
    /// The codings of others are not shown.
    blind: bool,
    views: Option<Arc<Views>>,
    mask: Option<(Arc<Columns>, Arc<Mask>)>,
    /// The values of the fields of a query, for who sees them so.
    choices: Option<(bool, String, Arc<Choices>)>,
    counts: Option<(Arc<Columns>, Counts)>,
    /// The order of the Corpus room, as long as the corpus and what is asked stay as they are.
    grid: Option<Grid>,
    pub(crate) indexing: Indexing,
    /// Whether the views show handles: an explicit act, which no file remembers.
    lifted: bool,
    people: Option<People>,
    found: Option<Found>,
    /// Held by each reader that is at work.
    readers: Arc<()>,
}

/// The persons as they were last asked for.
pub(crate) struct People {
    columns: Arc<Columns>,
    ask: PersonAsk,
    /// Every person.
    pub persons: Persons,
    /// Places of those that are asked for.
    pub order: Vec<u32>,
}

/// The operations as they were last asked for.
struct Found {
    ask: JournalAsk,
    lang: Lang,
    mark: i64,
    ids: Vec<i64>,
}

/// Who codes, and whether they see what others coded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coder {
    /// The name that operations and codings carry.
    pub name: String,
    /// The codings of others are not shown.
    pub blind: bool,
}

/// What the window looks at: the study as it is, or as who codes blind sees it.
pub enum Eyes<'a> {
    /// All of it.
    All(&'a Study),
    /// Without what others coded.
    Alone(Box<Study>),
}

impl Deref for Eyes<'_> {
    type Target = Study;

    fn deref(&self) -> &Study {
        match self {
            Eyes::All(study) => study,
            Eyes::Alone(study) => study,
        }
    }
}

/// Operations that say nothing of what was coded: they are told to who codes blind, whoever made them.
const SHARED: [&str; 11] = [
    "new-study",
    "title",
    "import",
    "import-study",
    "remove-import",
    "revise-text",
    "add-code",
    "edit-code",
    "move-code",
    "delete-code",
    "codes",
];

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
    pub(crate) fn new(mut study: Study, places: &Places, coder: Coder) -> Self {
        study.set_cache(places.cache());
        study.coder = coder.name;
        let sample = study.path() == places.sample();
        let mut open = Open {
            study,
            met: HashSet::new(),
            sample,
            why: None,
            blind: coder.blind,
            views: None,
            mask: None,
            choices: None,
            counts: None,
            grid: None,
            indexing: Indexing::default(),
            lifted: false,
            people: None,
            found: None,
            readers: Arc::default(),
        };
        open.refresh_index();
        open
    }

    /// Opens a study for writing; for reading where another program writes it, or where its file cannot be changed.
    pub(crate) fn at(path: &Path, places: &Places, coder: Coder) -> Result<Self, Fault> {
        let sealed = path.metadata().is_ok_and(|metadata| metadata.permissions().readonly());
        let (study, why) = match if sealed { Err(Error::ReadOnly) } else { Study::open(path) } {
            Err(Error::Locked { .. }) => (Study::open_read_only(path)?, Some(WhyReadOnly::Locked)),
            Err(Error::ReadOnly) => (Study::open_read_only(path)?, Some(WhyReadOnly::Sealed)),
            opened => (opened?, None),
        };
        Ok(Self { why, ..Self::new(study, places, coder) })
    }

    /// A reader of the same study, as it is now.
    pub(crate) fn beside(&mut self) -> Result<Self, Fault> {
        self.study.columns()?;
        Ok(Open {
            met: self.met.clone(),
            sample: self.sample,
            blind: self.blind,
            views: self.views.clone(),
            lifted: self.lifted,
            ..Self::rehearsed(self.study.reader()?)
        })
    }

    /// A study that only serves a preview.
    pub(crate) fn rehearsed(study: Study) -> Self {
        Open {
            study,
            met: HashSet::new(),
            sample: false,
            why: None,
            blind: false,
            views: None,
            mask: None,
            choices: None,
            counts: None,
            grid: None,
            indexing: Indexing::default(),
            lifted: false,
            people: None,
            found: None,
            readers: Arc::default(),
        }
    }

    /// Who codes here, and how.
    pub(crate) fn coder(&self) -> Coder {
        Coder { name: self.study.coder.clone(), blind: self.blind }
    }

    /// Somebody else codes from now on, or otherwise.
    pub(crate) fn sign(&mut self, coder: Coder) {
        self.study.coder = coder.name;
        self.blind = coder.blind;
    }

    /// Whether the codings of others are hidden.
    pub fn is_blind(&self) -> bool {
        self.blind
    }

    /// Whether the window may show what this coder coded.
    pub fn sees(&self, coder: &str) -> bool {
        !self.blind || coder == self.study.coder
    }

    /// What the window looks at. Every answer about codings comes through it, so that none of another's leaves the shell blind.
    pub fn eyes(&self) -> Result<Eyes<'_>, Fault> {
        if self.blind { Ok(Eyes::Alone(Box::new(self.study.alone()?))) } else { Ok(Eyes::All(&self.study)) }
    }

    /// Whether what this operation did is not told: another coded, and one codes blind.
    pub fn veils(&self, line: &Line) -> bool {
        !self.sees(&line.author) && !SHARED.contains(&line.kind.as_str())
    }

    /// A line of the journal in words. Blind, what others did to codings is not told.
    pub fn told(&self, line: &Line, lang: Lang) -> String {
        if self.veils(line) { locale::say(lang, "history-blind", &[]) } else { line.describe(lang) }
    }

    /// A reader for work away from this thread. With a query, its index is made ready first.
    pub(crate) fn reader(&mut self, query: Option<&str>) -> Result<(Study, Arc<()>), Fault> {
        if let Some(query) = query.filter(|query| asks_words(query)) {
            if self.awaits_index(query)? {
                return Err(Fault::Indexing);
            }
            self.study.index()?;
        }
        self.study.columns()?;
        let reader = if self.blind { self.study.alone()? } else { self.study.reader()? };
        Ok((reader, self.readers.clone()))
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
        let mut views = self.study.views()?;
        if self.lifted {
            views.lift(self.study.handles()?);
        }
        let views = Arc::new(views);
        self.views = Some(views.clone());
        Ok(views)
    }

    /// Whether this very order stands.
    pub(crate) fn has_grid(&self, ask: &Ask) -> bool {
        let of = self.study.columns().ok();
        self.grid.as_ref().is_some_and(|grid| grid.ask() == ask && of.is_some_and(|columns| grid.is_of(&columns)))
    }

    /// The corpus in the order that is asked: the one that stands where it is the same and not to be computed anew, so that no row
    /// moves under the hand that codes it.
    pub(crate) fn grid(&mut self, ask: &Ask, fresh: bool) -> Result<&mut Grid, Fault> {
        let kept = if !fresh && self.has_grid(ask) { self.grid.take() } else { None };
        let grid = match kept {
            Some(grid) => grid,
            None => {
                let views = self.views()?;
                self.eyes()?.grid(ask, &views)?
            }
        };
        Ok(self.grid.insert(grid))
    }

    /// Lines of the order that stands.
    pub(crate) fn grid_page(&self, views: &Views, lines: Range<usize>, attributes: &[String]) -> Result<GridPage, Fault> {
        match &self.grid {
            Some(grid) => GridPage::of(&self.study, views, grid, lines, attributes),
            None => Ok(GridPage { total: 0, lines: vec![] }),
        }
    }

    /// Codes that all, and that only some, of the messages of these places bear.
    pub(crate) fn grid_codes(&self, places: &[Range<usize>]) -> Result<(Vec<i64>, Vec<i64>), Fault> {
        match &self.grid {
            Some(grid) => Ok(grid.codes(&self.study, places)?),
            None => Ok((vec![], vec![])),
        }
    }

    /// Notes in the order that stands that the codings of these messages changed.
    pub(crate) fn touch_grid(&mut self, messages: &[i64]) -> Result<(), Fault> {
        if let Some(grid) = &mut self.grid {
            grid.touch(&self.study, messages)?;
        }
        Ok(())
    }

    /// Reads anew which messages of the order that stands are coded.
    pub(crate) fn recount_grid(&mut self) -> Result<(), Fault> {
        if let Some(grid) = &mut self.grid {
            grid.refresh(&self.study)?;
        }
        Ok(())
    }

    /// Whether the views show handles instead of pseudonyms.
    pub fn lifted(&self) -> bool {
        self.lifted
    }

    /// Shows handles instead of pseudonyms in the views, or no longer. Reports and exports ask the study, and are not concerned.
    pub fn lift(&mut self, lifted: bool) {
        if self.lifted != lifted {
            self.lifted = lifted;
            (self.views, self.mask, self.people, self.choices) = (None, None, None, None);
        }
    }

    /// The persons that are asked for, in order; kept while the corpus and the ask stay as they are.
    pub(crate) fn people(&mut self, ask: &PersonAsk) -> Result<&People, Fault> {
        let views = self.views()?;
        let known = self.people.take().filter(|known| Arc::ptr_eq(&known.columns, &views.columns));
        let people = match known {
            Some(known) if known.ask == *ask => known,
            known => {
                let persons = known.map_or_else(|| Persons::of(&views.columns), |known| known.persons);
                let order = persons.order(ask, |person| views.person(person));
                People { columns: views.columns.clone(), ask: ask.clone(), persons, order }
            }
        };
        Ok(self.people.insert(people))
    }

    /// The operations that are asked for, latest first; kept while the journal does not grow.
    pub(crate) fn found(&mut self, ask: &JournalAsk, lang: Lang) -> Result<&[i64], Fault> {
        let mark = self.study.journal_mark()?;
        let known = self.found.take().filter(|known| known.mark == mark && known.lang == lang && known.ask == *ask);
        let found = match known {
            Some(known) => known,
            None => {
                let mut ids = self.study.journal_ids(ask, lang)?;
                if self.blind && !ask.words.trim().is_empty() {
                    // A line that is not told is not found by what it says either.
                    let lines = ids.into_iter().map(|id| self.study.journal_line(id)).collect::<Result<Vec<_>, _>>()?;
                    ids = lines.into_iter().filter(|line| !self.veils(line)).map(|line| line.id).collect();
                }
                Found { ids, ask: ask.clone(), mark, lang }
            }
        };
        Ok(&self.found.insert(found).ids)
    }

    /// The values that the fields of a query have, kept as long as the study stays as it is and is seen by the same eyes.
    pub(crate) fn choices(&mut self) -> Result<Arc<Choices>, Fault> {
        let known = self.choices.take().filter(|(blind, coder, _)| *blind == self.blind && *coder == self.study.coder);
        let choices = match known {
            Some((_, _, choices)) if choices.is_of(&self.study)? => choices,
            Some((_, _, choices)) => Arc::new(choices.renewed(&self.study)?),
            _ => Arc::new(Choices::of(&self.study)?),
        };
        self.choices = Some((self.blind, self.study.coder.clone(), choices.clone()));
        Ok(choices)
    }

    /// What turns the names of people into pseudonyms, kept likewise.
    pub fn mask(&mut self) -> Result<Arc<Mask>, Fault> {
        let columns = self.study.columns()?;
        if let Some((_, mask)) = self.mask.as_ref().filter(|(known, _)| Arc::ptr_eq(known, &columns)) {
            return Ok(mask.clone());
        }
        let mask = Arc::new(if self.lifted { Mask::none() } else { self.study.mask()? });
        self.mask = Some((columns, mask.clone()));
        Ok(mask)
    }

    /// Closes it, and answers what it was. A file that went away meanwhile must not keep its study open.
    pub(crate) fn leave(mut self, lang: Lang) -> Option<StudySummary> {
        let summary = StudySummary::of(&mut self, lang).ok();
        self.indexing.end();
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
    pub(crate) fn uid(&self) -> Result<String, Fault> {
        Ok(self.study.identity()?.uid)
    }
}
