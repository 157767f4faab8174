//! What a query finds, counted and laid out: facets, time, conversations, the words that distinguish it, those that stand beside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conversation::ConversationRow;
use super::search::{SearchBase, SearchHit};

/// How a value of a facet restricts a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum FacetChoice {
    /// Messages that bear it, alone.
    Only,
    /// Messages that do not.
    Not,
}

/// A value of a facet, among what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetValue {
    /// The value, as queries name it.
    pub value: String,
    /// The value in the window's language; a pseudonym for a person.
    pub label: String,
    /// Messages found that bear it.
    pub messages: u64,
    /// Row id, of a code.
    pub code: Option<i64>,
    /// How the query names it already.
    pub chosen: Option<FacetChoice>,
}

/// One facet of what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetView {
    /// Field of the query: `space`, `venue`, `role`, `lang`, `date` by month, `code`, `coder`, `person`, `attr.NAME`.
    pub field: String,
    /// Its name in the window's language.
    pub label: String,
    /// Its values, the most frequent first; those that the query names are always there.
    pub values: Vec<FacetValue>,
    /// Values that are not listed.
    pub more: u64,
}

/// What a bar of the histogram covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TimeUnit {
    /// A day.
    Day,
    /// Seven days, from a Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

/// A bar of the histogram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimeBar {
    /// Its first day, `2024-03-02`.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Messages found.
    pub messages: u64,
    /// Messages in force.
    pub of: u64,
}

/// Messages over time, empty bars included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Histogram {
    /// What each bar covers.
    pub unit: TimeUnit,
    /// The bars, the oldest first.
    pub bars: Vec<TimeBar>,
    /// Messages found that have no date.
    pub undated: u64,
}

/// What is found, counted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchFacets {
    /// The query as it was understood.
    pub query: String,
    /// What is found.
    pub base: SearchBase,
    /// The whole that it is found among.
    pub of: SearchBase,
    /// Its facets.
    pub facets: Vec<FacetView>,
    /// Its time; `None` where nothing in the study is dated.
    pub time: Option<Histogram>,
    /// Whether the index is being built: nothing is known yet.
    pub building: bool,
}

/// A conversation in which something is found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundConversation {
    /// The conversation.
    pub row: ConversationRow,
    /// How many of its messages are found.
    pub found: u64,
    /// The first of them, in the order in which it is read.
    pub hits: Vec<SearchHit>,
}

/// A page of conversations in which something is found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundConversations {
    /// How many.
    pub total: u64,
    /// Those of the page.
    pub rows: Vec<FoundConversation>,
    /// Whether the index is being built: nothing is known yet.
    pub building: bool,
}

/// A word that is more, or less, frequent in what is found than in the rest.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyTerm {
    /// The word, folded.
    pub form: String,
    /// Its occurrences in what is found.
    pub found: u64,
    /// Its occurrences in the rest.
    pub rest: u64,
    /// Log-likelihood ratio G² (T. Dunning, 1993), signed: below zero where it is rarer than in the rest.
    pub score: f64,
    /// The query that finds its lines among these.
    pub query: String,
}

/// The words that distinguish what is found from the rest.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Keyness {
    /// Words in what is found.
    pub found: u64,
    /// Words in the rest.
    pub rest: u64,
    /// The words, by the size of their score, signs apart: the most distinctive first.
    pub terms: Vec<KeyTerm>,
}

/// A word that stands beside what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// The word, folded.
    pub form: String,
    /// How many times.
    pub times: u64,
    /// The query that finds its lines.
    pub query: String,
}

/// The words beside what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Neighbours {
    /// How many words away at most.
    pub within: u32,
    /// Before, the most frequent first.
    pub left: Vec<Neighbour>,
    /// After.
    pub right: Vec<Neighbour>,
}
