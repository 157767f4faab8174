//! The journal, in words.

use livisible_core::locale::{self, Lang};
use livisible_core::study::asked::{Family, JournalAsk};
use livisible_core::study::journal::Line;
use livisible_core::study::touched::{How, Names};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::Fault;
use crate::open::Open;

/// Whether an operation is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum HistoryState {
    /// In force.
    Done,
    /// Undone; redo brings it back.
    Undone,
    /// Undone, and something else was done since.
    Dropped,
}

/// An operation of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryLine {
    /// Row id.
    pub id: i64,
    /// When, ISO 8601 in UTC.
    pub at: String,
    /// By whom.
    pub author: String,
    /// What, in the window's language.
    pub what: String,
    /// Whether it is in force.
    pub state: HistoryState,
    /// Kind of operation, a stable word.
    pub kind: String,
}

/// A page of the journal, latest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// How many there are in all.
    pub total: u64,
    /// Those of the page.
    pub lines: Vec<HistoryLine>,
    /// Number of the last operation in force: there is no way to go to it.
    pub latest: Option<i64>,
}

/// What is asked of the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct HistoryAsk {
    /// Only what this coder did.
    pub coder: Option<String>,
    /// Only this family of operations.
    pub family: Option<String>,
    /// Only sentences that hold this.
    pub words: String,
    /// Not before this instant, ISO 8601 in UTC.
    pub from: Option<String>,
    /// Before this instant.
    pub to: Option<String>,
}

/// Something that operations can be told by, with how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryFacet {
    /// The coder, or the word of the family.
    pub name: String,
    /// How many operations.
    pub count: u64,
}

/// Who did what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryFacets {
    /// Coders, those of the most operations first.
    pub coders: Vec<HistoryFacet>,
    /// Families of operations.
    pub families: Vec<HistoryFacet>,
}

/// A value that an operation changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TouchedValue {
    /// Which, in words.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
}

/// An object that an operation touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TouchedObject {
    /// Its kind, in words.
    pub what: String,
    /// What became of it.
    #[ts(type = "\"made\" | \"changed\" | \"deleted\"")]
    pub how: How,
    /// Its name.
    pub name: String,
    /// The message that it stands on.
    pub message: Option<i64>,
    /// The conversation of that message.
    pub conversation: Option<i64>,
    /// External id of that message.
    pub ext: Option<String>,
    /// The code that it is or bears.
    pub code: Option<i64>,
    /// What changed of it.
    pub changes: Vec<TouchedValue>,
}

/// How many objects of a kind an operation touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TouchedCount {
    /// The kind, in words.
    pub what: String,
    /// How many.
    pub count: u64,
}

/// What an operation touched: a page of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TouchedPage {
    /// How many objects in all.
    pub total: u64,
    /// How many of each kind.
    pub counts: Vec<TouchedCount>,
    /// Those of the page.
    pub rows: Vec<TouchedObject>,
}

impl HistoryAsk {
    /// As the core asks it. A family that is not known asks for nothing.
    pub(crate) fn settle(self) -> JournalAsk {
        let family = self.family.as_deref().and_then(Family::from_word);
        JournalAsk { coder: self.coder, family, kind: None, words: self.words, from: self.from, to: self.to }
    }
}

impl HistoryFacets {
    /// Who did what in this study.
    pub(crate) fn of(open: &Open) -> Result<Self, Fault> {
        let facets = open.study.journal_facets()?;
        let facet = |name: String, count: i64| HistoryFacet { name, count: u64::try_from(count).unwrap_or(0) };
        Ok(HistoryFacets {
            coders: facets.coders.into_iter().map(|(name, count)| facet(name, count)).collect(),
            families: facets.families.into_iter().map(|(family, count)| facet(family.word().to_owned(), count)).collect(),
        })
    }
}

impl TouchedPage {
    /// What an operation touched, people named as the views name them.
    pub(crate) fn of(open: &mut Open, op: i64, offset: u64, limit: u64, lang: Lang) -> Result<Self, Fault> {
        let views = open.views()?;
        let columns = &views.columns;
        let account = |account: i64| {
            let at = columns.account.iter().position(|&one| one == account);
            at.map_or_else(|| "P?".to_owned(), |at| views.account(account, columns.person[at]))
        };
        let person = |person: i64| views.person(person);
        let (offset, limit) = (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(limit).unwrap_or(0));
        // What is not told is not shown either: neither its objects nor their words.
        let limit = if open.veils(&open.study.journal_line(op)?) { 0 } else { limit };
        let touched = open.study.touched(op, offset, limit, lang, &Names { account: &account, person: &person })?;
        let what = |what: &str, n: usize| locale::say(lang, &format!("touched-what-{what}"), &[("n", n.to_string())]);
        let counts = touched.counts.iter().map(|&(kind, count)| TouchedCount { what: what(kind, count), count: count as u64 }).collect();
        let rows = touched.rows.into_iter().map(|touch| TouchedObject {
            what: what(touch.what, 1),
            how: touch.how,
            name: touch.name,
            message: touch.message,
            conversation: touch.message.and_then(|message| columns.ordinal(message)).map(|at| columns.root[at]),
            ext: touch.ext,
            code: touch.code,
            changes: touch
                .changes
                .into_iter()
                .map(|change| TouchedValue { field: change.field, before: change.before, after: change.after })
                .collect(),
        });
        Ok(TouchedPage { total: touched.total as u64, counts, rows: rows.collect() })
    }
}

impl HistoryLine {
    /// A line of the journal, in this language.
    pub(crate) fn of(open: &Open, line: Line, lang: Lang) -> Self {
        let what = open.told(&line, lang);
        let state = match line.state.as_str() {
            "undone" => HistoryState::Undone,
            "dropped" => HistoryState::Dropped,
            _ => HistoryState::Done,
        };
        HistoryLine { id: line.id, at: line.at, author: line.author, what, state, kind: line.kind }
    }
}
