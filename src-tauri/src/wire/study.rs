//! The open study in numbers, and where its reader is.

use livisible_core::locale;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Lang;
use crate::fault::Fault;
use crate::open::Open;

/// Where the reader is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Position {
    /// The room.
    pub room: String,
    /// Root message of the conversation.
    pub conversation: Option<i64>,
    /// The message.
    pub message: Option<i64>,
    /// The query in the search field.
    pub query: Option<String>,
}

/// The open study.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StudySummary {
    /// Where its file is.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// Whether it is the sample study.
    pub sample: bool,
    /// Whether nothing can be changed.
    pub read_only: bool,
    /// Why not, in a sentence.
    pub read_only_why: Option<String>,
    /// Messages in force.
    pub messages: u64,
    /// Trees of replies.
    pub conversations: u64,
    /// Codes of the codebook.
    pub codes: u64,
    /// Accepted codings.
    pub codings: u64,
    /// Persons.
    pub persons: u64,
    /// Types of space.
    pub spaces: u64,
    /// Insights.
    pub insights: u64,
    /// Memos.
    pub memos: u64,
    /// Squares and quests.
    pub readings: u64,
    /// Operations of the journal.
    pub operations: u64,
    /// Messages with at least a coding.
    pub coded_messages: u64,
    /// Messages of the brand and of its employees.
    pub brand_messages: u64,
    /// Number of the codebook's version; 0 while there is none.
    pub codebook_version: u32,
    /// When the last operation was made, ISO 8601 in UTC.
    pub saved: Option<String>,
    /// Who codes.
    pub coder: String,
    /// What undo would undo.
    pub undo: Option<String>,
    /// What redo would redo.
    pub redo: Option<String>,
    /// Whether the views show handles instead of pseudonyms.
    pub lifted: bool,
    /// Where the reader was.
    pub last: Option<Position>,
}

impl StudySummary {
    /// The study in numbers, its next undo and redo in this language. Where the reader was is the desk's to say.
    pub(crate) fn of(open: &mut Open, lang: locale::Lang) -> Result<Self, Fault> {
        let counts = open.counts()?;
        let lifted = open.lifted();
        let study = &open.study;
        let (identity, counts) = (study.identity()?, open.eyes()?.summary_of(counts)?);
        let number = |count: i64| u64::try_from(count).unwrap_or(0);
        let (_, latest) = study.history(0, 1)?;
        Ok(StudySummary {
            path: study.path().display().to_string(),
            title: identity.title,
            lang: identity.lang.into(),
            sample: open.sample,
            read_only: !study.is_writable(),
            read_only_why: open.why.map(|why| locale::say(lang, why.key(), &[])),
            messages: number(counts.messages),
            conversations: number(counts.conversations),
            codes: number(counts.codes),
            codings: number(counts.codings),
            persons: number(counts.persons),
            spaces: number(counts.spaces),
            insights: number(counts.insights),
            memos: number(counts.memos),
            readings: number(counts.readings),
            operations: number(counts.operations),
            coded_messages: number(counts.coded_messages),
            brand_messages: number(counts.brand_messages),
            codebook_version: u32::try_from(study.codebook_version()?).unwrap_or(u32::MAX),
            saved: latest.into_iter().next().map(|line| line.at),
            coder: study.coder.clone(),
            undo: study.next_undo()?.map(|line| open.told(&line, lang)),
            redo: study.next_redo()?.map(|line| open.told(&line, lang)),
            lifted,
            last: None,
        })
    }
}
