//! Memos and codes that a query finds.

use livisible_core::locale::Lang;
use livisible_core::search::notes::{FoundMemo, FoundPart, asks_notes};
use serde::Serialize;
use ts_rs::TS;

use super::field::Field;
use super::{MemoRow, SearchProblem, utf16};
use crate::fault::Fault;
use crate::open::Open;

/// A memo found, or the reason of a coding or of a relation told as a memo on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundNote {
    /// Where it is kept: only memos have a page of their own.
    #[ts(type = "\"memo\" | \"coding\" | \"thing\" | \"relation\"")]
    pub source: &'static str,
    /// The memo, with what it is on and where one goes for it.
    pub row: MemoRow,
    /// The language of its words.
    pub lang: String,
    /// Where the words are in the title, in UTF-16 code units, half-open.
    pub title: Vec<(u32, u32)>,
    /// In the body.
    pub body: Vec<(u32, u32)>,
}

/// A part of a code that holds the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundCodePart {
    /// Which.
    #[ts(type = "\"label\" | \"definition\" | \"include\" | \"exclude\" | \"example\" | \"anti_example\"")]
    pub part: &'static str,
    /// Its language.
    pub lang: String,
    /// What it says.
    pub text: String,
    /// Where the words are, in UTF-16 code units, half-open.
    pub matches: Vec<(u32, u32)>,
}

/// A code found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundCodeNote {
    /// Row id.
    pub code: i64,
    /// The parts that hold the words; one part where none does.
    pub parts: Vec<FoundCodePart>,
}

/// What a query finds among memos and codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundNotes {
    /// The query as it was understood.
    pub query: String,
    /// What was not.
    pub problems: Vec<SearchProblem>,
    /// How many memos and reasons are found.
    pub total: u64,
    /// The first of them, the latest first.
    pub memos: Vec<FoundNote>,
    /// Codes, in the order of the codebook.
    pub codes: Vec<FoundCodeNote>,
}

/// More memos than this are not read in one list: a narrower query is.
const MOST: usize = 500;

impl FoundNotes {
    /// Whether this query looks among them, and not among messages.
    pub(crate) fn are_asked(query: &str) -> bool {
        asks_notes(query)
    }

    /// What the query finds.
    pub(crate) fn of(open: &mut Open, query: &str, lang: Lang) -> Result<Self, Fault> {
        let views = open.views()?;
        let found = open.eyes()?.search_notes(query)?;
        let problems = Field::of(open)?.problems(&*open.eyes()?, query, &found.problems, lang)?;
        Ok(FoundNotes {
            query: found.query,
            problems,
            total: found.memos.len() as u64,
            memos: found
                .memos
                .into_iter()
                .take(MOST)
                .map(|FoundMemo { source, memo, lang: said, title, body }| {
                    let (title, body) = (utf16(memo.title.as_deref().unwrap_or_default(), title), utf16(&memo.body, body));
                    Ok(FoundNote { source: source.word(), row: MemoRow::of(open, &views, memo, lang)?, lang: said, title, body })
                })
                .collect::<Result<_, Fault>>()?,
            codes: found
                .codes
                .into_iter()
                .map(|found| FoundCodeNote { code: found.code.id, parts: found.parts.into_iter().map(FoundCodePart::of).collect() })
                .collect(),
        })
    }
}

impl FoundCodePart {
    fn of(found: FoundPart) -> Self {
        FoundCodePart { part: found.part, lang: found.lang, matches: utf16(&found.text, found.matches), text: found.text }
    }
}
