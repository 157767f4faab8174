//! The imports that a study keeps: their list, the report of each, what taking one out takes along.

use livisible_core::corpus::imports::{ImportLine, ImportTakes};
use livisible_core::locale::{self, Lang};
use livisible_core::study::Study;
use livisible_exchange::recipe::About;
use serde::Serialize;
use ts_rs::TS;

use super::{ColumnRole, ImportCounts, ImportRecipe};
use crate::fault::Fault;

/// An import of the study, in the list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Row id.
    pub id: i64,
    /// Name of the file.
    pub file: String,
    /// Format or tool, in words.
    pub format_name: String,
    /// When, ISO 8601.
    pub at: String,
    /// Messages that it brought.
    pub messages: u64,
    /// Records left out, duplicates apart.
    pub skipped: u64,
    /// Whether its messages are in force.
    pub active: bool,
}

/// The report of an import, as the study keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// As in the list.
    pub row: ImportRow,
    /// Name of the format.
    pub format: String,
    /// Size of the file.
    pub bytes: u64,
    /// Fingerprint of the file: SHA-256 in hexadecimal.
    pub sha256: String,
    /// What made it recognised, in words.
    pub reason: String,
    /// The columns that told the tool.
    pub told: Vec<String>,
    /// Encoding of a text.
    pub encoding: Option<String>,
    /// Delimiter of a table.
    pub delimiter: Option<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// The row of the header, from 1.
    pub header_row: Option<u64>,
    /// Rows above the header.
    pub preamble: u64,
    /// What became of each column.
    pub columns: Vec<ColumnRole>,
    /// Type of space of messages that said none.
    pub space: Option<String>,
    /// Venue of messages that said none.
    pub venue: Option<String>,
    /// Language of messages that said none.
    pub lang: Option<String>,
    /// The earlier import that it was read like.
    pub recipe: Option<ImportRecipe>,
    /// What became of its records.
    #[serde(flatten)]
    pub counts: ImportCounts,
    /// Row id of the first message in force.
    pub first: Option<i64>,
    /// Whether it is the last operation: then it can be undone; else it is taken out.
    pub last: bool,
}

/// What taking an import out would take along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportTaken {
    /// Messages.
    pub messages: u64,
    /// Codings on them.
    pub codings: u64,
    /// Memos on them.
    pub memos: u64,
    /// Records of the models and evidence on them.
    pub records: u64,
}

/// A format, or a tool, in words.
pub(super) fn format_name(lang: Lang, format: &str) -> String {
    locale::say(lang, &format!("format-name-{format}"), &[])
}

impl ImportRow {
    /// A line of the list.
    pub(crate) fn of(line: &ImportLine, lang: Lang) -> Self {
        ImportRow {
            id: line.id,
            file: line.file.clone(),
            format_name: format_name(lang, &line.format),
            at: line.at.clone(),
            messages: line.report.messages,
            skipped: line.left_out,
            active: line.active,
        }
    }
}

impl ImportReport {
    /// The report of an import as the study stands.
    pub(crate) fn of(study: &Study, id: i64, lang: Lang) -> Result<Self, Fault> {
        let line = study.import_line(id)?;
        let about: About = serde_json::from_str(&line.about).unwrap_or_default();
        let earlier = about.followed.and_then(|id| study.import_line(id).ok());
        let last = study.next_undo()?.is_some_and(|op| op.args.get("import").and_then(serde_json::Value::as_i64) == Some(id));
        let (respondents, questions) = study.survey_of(id)?;
        Ok(ImportReport {
            row: ImportRow::of(&line, lang),
            bytes: line.bytes,
            sha256: line.sha256,
            reason: if about.reason.is_empty() { String::new() } else { locale::worded(lang, "recognised", &about.reason) },
            told: about.told,
            encoding: about.encoding,
            delimiter: about.delimiter,
            sheet: about.sheet,
            header_row: about.header_row.map(|row| row as u64),
            preamble: about.preamble as u64,
            columns: about.columns.into_iter().map(|one| ColumnRole { column: one.column, role: one.role }).collect(),
            space: about.space.map(|space| space.word().to_owned()),
            venue: about.venue,
            lang: about.lang,
            recipe: earlier.map(|line| ImportRecipe { import: line.id, file: line.file, at: line.at }),
            counts: ImportCounts::of(&line.report, respondents, questions, lang),
            first: study.first_of_import(id)?,
            last,
            format: line.format,
        })
    }
}

impl From<ImportTakes> for ImportTaken {
    fn from(takes: ImportTakes) -> Self {
        ImportTaken { messages: takes.messages, codings: takes.codings, memos: takes.memos, records: takes.records }
    }
}
