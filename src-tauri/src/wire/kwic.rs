//! The concordance: each place where words are found, in its line (key word in context; H. P. Luhn, 1960).

use livisible_core::corpus::conversation::Views;
use livisible_core::locale::Lang;
use livisible_core::search::kwic::{Concordance, Line, Order};
use livisible_core::study::Study;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::search::SearchProblem;
use super::utf16;
use crate::fault::Fault;

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

impl From<KwicSort> for Order {
    fn from(sort: KwicSort) -> Self {
        match sort {
            KwicSort::Thread => Order::Thread,
            KwicSort::Left => Order::Left,
            KwicSort::Right => Order::Right,
            KwicSort::Date => Order::Date,
            KwicSort::Account => Order::Account,
        }
    }
}

impl KwicPage {
    /// A page of a concordance.
    pub(crate) fn of(
        study: &Study,
        views: &Views,
        concordance: &Concordance,
        ask: &KwicAsk,
        offset: u64,
        limit: u64,
        lang: Lang,
    ) -> Result<Self, Fault> {
        let total = concordance.places.len();
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(total);
        let to = from.saturating_add(usize::try_from(limit).unwrap_or(0)).min(total);
        let lines = study.lines(&concordance.places[from..to], ask.width as usize)?;
        let problems = concordance.problems.iter().map(|problem| SearchProblem::of(problem, &ask.query, lang));
        Ok(KwicPage {
            query: concordance.query.clone(),
            problems: problems.collect(),
            total: total as u64,
            messages: concordance.messages as u64,
            rows: lines.into_iter().map(|line| KwicRow::of(views, line)).collect(),
            building: false,
        })
    }

    /// While the index is being built.
    pub(crate) fn building(query: String) -> Self {
        KwicPage { query, problems: vec![], total: 0, messages: 0, rows: vec![], building: true }
    }
}

impl KwicRow {
    fn of(views: &Views, line: Line) -> Self {
        let message = line.message;
        let (start, end) = utf16(&message.text, [line.place]).first().copied().unwrap_or_default();
        KwicRow {
            message: message.id,
            conversation: message.root,
            speaker: views.columns.ordinal(message.id).map(|at| views.speaker(at)).unwrap_or_default(),
            posted: message.posted_iso(),
            start,
            end,
            left: line.left,
            word: line.word,
            right: line.right,
            codes: line.codes,
            ext: message.ext,
            lang: message.lang,
        }
    }
}
