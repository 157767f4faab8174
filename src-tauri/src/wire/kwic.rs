//! The concordance: each place where words are found, in its line (key word in context; H. P. Luhn, 1960).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::search::SearchProblem;

/// In which order the lines come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum KwicSort {
    /// As they are read.
    Thread,
    /// By the words before, the nearest first.
    Left,
    /// By the words found, then those after.
    Right,
    /// Oldest first.
    Date,
    /// By who speaks.
    Account,
}

/// What is asked of a concordance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KwicAsk {
    /// The query.
    pub query: String,
    /// The order.
    pub sort: KwicSort,
    /// Characters each side.
    pub width: u32,
}

/// A line of a concordance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KwicRow {
    /// Row id of the message.
    pub message: i64,
    /// Its external id.
    pub ext: String,
    /// Root message of its conversation.
    pub conversation: i64,
    /// Pseudonym of who speaks.
    pub speaker: String,
    /// Date, as precise as the source says.
    pub posted: Option<String>,
    /// Language.
    pub lang: Option<String>,
    /// Where the words found begin in the text, in UTF-16 code units.
    pub start: u32,
    /// One past their end.
    pub end: u32,
    /// What stands before, on one line.
    pub left: String,
    /// The words found.
    pub word: String,
    /// What stands after.
    pub right: String,
    /// Row ids of the codes put on the words found.
    pub codes: Vec<i64>,
}

/// A page of a concordance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KwicPage {
    /// The query as it was understood.
    pub query: String,
    /// What was not.
    pub problems: Vec<SearchProblem>,
    /// How many lines in all.
    pub total: u64,
    /// In how many messages.
    pub messages: u64,
    /// The lines of the page.
    pub rows: Vec<KwicRow>,
    /// Whether the index is being built: nothing is known yet.
    pub building: bool,
}

/// A place in a message's text, in UTF-16 code units, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextPlace {
    /// Row id of the message.
    pub message: i64,
    /// Its first code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}
