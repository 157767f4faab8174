//! The journal, in words.

use livisible_core::locale::Lang;
use livisible_core::study::journal::Line;
use serde::Serialize;
use ts_rs::TS;

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
