//! Importing: what was recognised in a file, how it will be read, how far it is, what became of it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use livisible_core::corpus::columns::UNDATED;
use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::import::{Progress, Report};
use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Skipped, Warning};
use livisible_core::error::Error;
use livisible_core::locale::{self, Lang};
use livisible_exchange::import::{Imported, read_study};
use livisible_exchange::rehearse::Rehearsal;
use livisible_exchange::{Column, Field, Plan, RoleReason};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConversationRow, ConversationView, Failure, MessageView, StudySummary};
use crate::fault::Fault;
use crate::open::Open;

/// How many skipped records are told one by one.
const TOLD: usize = 200;

/// How many messages of a preview are shown.
const SHOWN: usize = 30;

/// A role that the analyst gave to a column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnRole {
    /// The column's name.
    pub column: String,
    /// The role, a word of the contract.
    pub role: String,
}

/// What the analyst says of a file; what is `null` is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPlan {
    /// Name of the format.
    pub format: Option<String>,
    /// Label of the encoding.
    pub encoding: Option<String>,
    /// The delimiter: one character.
    pub delimiter: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Type of space of messages that say none, a word of the contract.
    pub space: Option<String>,
    /// Venue of messages that say none.
    pub venue: Option<String>,
    /// Language of messages that say none.
    pub lang: Option<String>,
    /// Roles of columns that are not as guessed.
    pub roles: Vec<ColumnRole>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumn {
    /// Its name.
    pub name: String,
    /// What it asks, where its name is a code.
    pub label: Option<String>,
    /// Its role, a word of the contract.
    pub role: String,
    /// What made its role.
    #[ts(type = "\"asked\" | \"source\" | \"recipe\" | \"name\" | \"content\" | \"none\"")]
    pub why: &'static str,
    /// A few of its cells.
    pub samples: Vec<String>,
    /// How many of the records looked at have something in it.
    pub filled: u64,
    /// How many different things.
    pub distinct: u64,
}

/// A record that is no message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkippedRecord {
    /// Its number in the file, from 1.
    pub record: u64,
    /// Why, in the window's language.
    pub reason: String,
    /// What was seen.
    pub detail: String,
}

/// What becomes of the records of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCounts {
    /// Records: messages, duplicates and those left out.
    pub records: u64,
    /// Records that become messages.
    pub messages: u64,
    /// Records met before.
    pub duplicates: u64,
    /// Conversations.
    pub conversations: u64,
    /// Accounts.
    pub accounts: u64,
    /// Messages whose parent is named but absent.
    pub orphans: u64,
    /// Records left out, the first of them.
    pub skipped: Vec<SkippedRecord>,
    /// How many are left out.
    pub skipped_total: u64,
    /// What the analyst should know, in words.
    pub warnings: Vec<String>,
}

/// What an import would make of a file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// Where the file is.
    pub path: String,
    /// Its name.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// Name of the format.
    pub format: String,
    /// The same in words.
    pub format_name: String,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// What made it recognised, in words.
    pub reason: String,
    /// Encoding of a text.
    pub encoding: Option<String>,
    /// Delimiter of a table.
    pub delimiter: Option<String>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// All sheets.
    pub sheets: Vec<String>,
    /// The row of the header, from 1.
    pub header_row: Option<u64>,
    /// Rows above the header.
    pub preamble: u64,
    /// The columns of a table.
    pub columns: Vec<ImportColumn>,
    /// What becomes of its records.
    #[serde(flatten)]
    pub counts: ImportCounts,
    /// Whether the counts are those of the whole file, not of its beginning.
    pub whole: bool,
    /// Date of the first message.
    pub first: Option<String>,
    /// Date of the last one.
    pub last: Option<String>,
    /// Languages met.
    pub langs: Vec<String>,
    /// Whether the file is a study in its open form.
    pub study: bool,
    /// The longest conversation as it will be read; the first messages where none has an answer.
    pub conversation: Option<ConversationView>,
}

/// A file to import.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportJob {
    /// Where it is.
    pub path: String,
    /// How to read it.
    pub plan: ImportPlan,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportStep {
    /// Which file, from 0.
    pub file: u64,
    /// Records read.
    pub records: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Bytes of the file.
    pub total: u64,
    /// Since the file was begun.
    pub seconds: f64,
    /// Whether all is read, and threads are tied and words indexed.
    pub indexing: bool,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    /// Where it is.
    pub path: String,
    /// Its name.
    pub file: String,
    /// Why it was not imported.
    pub failure: Option<Failure>,
    /// Name of the format.
    pub format: String,
    /// Encoding of a text.
    pub encoding: Option<String>,
    /// Delimiter of a table.
    pub delimiter: Option<String>,
    /// What became of its records.
    #[serde(flatten)]
    pub counts: ImportCounts,
    /// Row id of the first message.
    pub first: Option<i64>,
    /// How long it took.
    pub seconds: f64,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportOutcome {
    /// Whether it was stopped: nothing of it stays.
    pub cancelled: bool,
    /// What became of each file.
    pub files: Vec<ImportDone>,
    /// The study as it is now.
    pub summary: StudySummary,
}

impl ImportPlan {
    /// As the readers take it.
    pub(crate) fn settle(self) -> Result<Plan, Fault> {
        let unknown = |name: &str, value: String| Fault::Core(Error::BadParameter { name: name.to_owned(), value });
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let space = said(self.space).map(|word| Space::from_word(&word).ok_or_else(|| unknown("space", word))).transpose()?;
        let role = |one: ColumnRole| match Field::from_word(&one.role) {
            Some(field) => Ok((field, one.column)),
            None => Err(unknown("role", one.role)),
        };
        Ok(Plan {
            format: said(self.format),
            encoding: said(self.encoding),
            delimiter: self.delimiter.and_then(|delimiter| delimiter.chars().next()),
            sheet: self.sheet,
            map: self.roles.into_iter().map(role).collect::<Result<_, _>>()?,
            space,
            venue: said(self.venue),
            lang: said(self.lang),
        })
    }
}

impl From<Column> for ImportColumn {
    fn from(column: Column) -> Self {
        ImportColumn {
            role: column.role.word().to_owned(),
            why: match column.why {
                RoleReason::Asked => "asked",
                RoleReason::Name => "name",
                RoleReason::Content => "content",
                RoleReason::Source => "source",
                RoleReason::Recipe => "recipe",
                RoleReason::None => "none",
            },
            name: column.name,
            label: column.label,
            samples: column.samples,
            filled: column.filled as u64,
            distinct: column.distinct as u64,
        }
    }
}

/// A stable code in words: `warning-ragged-rows`; the code itself where there are none.
fn worded(lang: Lang, list: &str, code: &str) -> String {
    let key = format!("{list}-{}", code.replace('_', "-"));
    if locale::has(lang, &key) { locale::say(lang, &key, &[]) } else { code.to_owned() }
}

fn skipped(all: &[Skipped], lang: Lang) -> Vec<SkippedRecord> {
    let told =
        |one: &Skipped| SkippedRecord { record: one.record, reason: worded(lang, "skipped", &one.reason), detail: one.detail.clone() };
    all.iter().take(TOLD).map(told).collect()
}

fn warnings(all: &[Warning], lang: Lang) -> Vec<String> {
    let said = |one: &Warning| {
        let args = [("warning", worded(lang, "warning", &one.code)), ("detail", one.detail.clone())];
        if one.detail.is_empty() { args[0].1.clone() } else { locale::say(lang, "import-warning", &args) }
    };
    all.iter().map(said).collect()
}

impl ImportCounts {
    fn of(report: &Report, lang: Lang) -> Self {
        ImportCounts {
            records: report.records,
            messages: report.messages,
            duplicates: report.duplicates,
            conversations: report.conversations,
            accounts: report.accounts,
            orphans: report.orphans,
            skipped: skipped(&report.skipped, lang),
            skipped_total: report.skipped.len() as u64,
            warnings: warnings(&report.warnings, lang),
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

impl ImportPreview {
    /// What a rehearsal showed, in this language.
    pub(crate) fn of(path: &Path, rehearsal: Rehearsal, lang: Lang) -> Result<Self, Fault> {
        let Rehearsal { recognised, bytes, report, whole, study } = rehearsal;
        let report = match report {
            Some(report) => report,
            None => counted(path)?,
        };
        let format = recognised.format.name().to_owned();
        let mut preview = ImportPreview {
            path: path.display().to_string(),
            file: name_of(path),
            bytes,
            format_name: locale::say(lang, &format!("format-name-{format}"), &[]),
            format,
            confidence: recognised.confidence,
            reason: worded(lang, "recognised", recognised.reason),
            encoding: recognised.encoding,
            delimiter: recognised.delimiter.map(String::from),
            sheet: recognised.sheet,
            sheets: recognised.sheets,
            header_row: recognised.header_row.map(|row| row as u64),
            preamble: recognised.preamble as u64,
            columns: recognised.columns.into_iter().map(ImportColumn::from).collect(),
            whole,
            counts: ImportCounts::of(&report, lang),
            first: None,
            last: None,
            langs: vec![],
            study: study.is_none(),
            conversation: None,
        };
        if let Some(study) = study {
            let mut open = Open::rehearsed(study);
            let views = open.views()?;
            (preview.first, preview.last) = span(&open, &views)?;
            let mut langs: Vec<String> = views.columns.langs.iter().filter(|lang| !lang.is_empty()).cloned().collect();
            langs.sort();
            preview.langs = langs;
            preview.conversation = longest(&mut open, &views)?;
        }
        Ok(preview)
    }
}

/// What a study in its open form holds.
fn counted(path: &Path) -> Result<Report, Fault> {
    let document = read_study(path)?;
    let messages = document.messages.len() as u64;
    let ids: HashSet<&str> = document.messages.iter().map(|message| message.id.as_str()).collect();
    let lost = |parent: &String| !ids.contains(parent.as_str());
    let orphans = document.messages.iter().filter(|message| message.parent.as_ref().is_some_and(lost)).count() as u64;
    let roots = document.messages.iter().filter(|message| message.parent.is_none()).count() as u64;
    let accounts: HashSet<(&str, Option<&str>, Option<&str>)> = document
        .messages
        .iter()
        .map(|message| {
            let unlinked = message.account.is_none().then_some(message.id.as_str());
            (message.space.word(), message.venue.as_deref(), message.account.as_deref().or(unlinked))
        })
        .collect();
    Ok(Report {
        records: messages,
        messages,
        conversations: roots + orphans,
        accounts: accounts.len() as u64,
        orphans,
        ..Report::default()
    })
}

/// Dates of the first and of the last message.
fn span(open: &Open, views: &Views) -> Result<(Option<String>, Option<String>), Fault> {
    let columns = &views.columns;
    let dated = || (0..columns.len()).filter(|&at| columns.posted[at] != UNDATED);
    let said = |at: Option<usize>| -> Result<Option<String>, Fault> {
        at.map_or(Ok(None), |at| Ok(open.study.message(columns.ids[at])?.posted_iso()))
    };
    Ok((said(dated().min_by_key(|&at| columns.posted[at]))?, said(dated().max_by_key(|&at| columns.posted[at]))?))
}

/// The longest conversation, cut where a preview ends; the first messages where no message answers another.
fn longest(open: &mut Open, views: &Views) -> Result<Option<ConversationView>, Fault> {
    let conversations = &views.conversations;
    // The first of the longest: `max_by_key` would take the last.
    let Some(at) = (0..conversations.len()).rev().max_by_key(|&at| conversations.members(at).len()) else { return Ok(None) };
    if conversations.members(at).len() > 1 {
        let mut view = ConversationView::of(open, conversations.roots[at])?;
        view.messages.truncate(SHOWN);
        return Ok(Some(view));
    }
    let messages = (0..conversations.len().min(SHOWN)).map(|at| MessageView::of(open, views, conversations.members(at)[0] as usize, 0));
    Ok(Some(ConversationView {
        row: ConversationRow::of(open, views, 0)?,
        index: 1,
        of: conversations.len() as u64,
        messages: messages.collect::<Result<_, _>>()?,
    }))
}

impl ImportDone {
    /// What became of a file that was imported.
    pub(crate) fn of(imported: Imported, first: Option<i64>, seconds: f64, lang: Lang) -> Self {
        let Imported { file, format, encoding, delimiter, report } = imported;
        ImportDone {
            file: name_of(&PathBuf::from(&file)),
            path: file,
            failure: None,
            format,
            encoding,
            delimiter,
            counts: ImportCounts::of(&report, lang),
            first,
            seconds,
        }
    }

    /// A file that was refused.
    pub(crate) fn refused(path: &Path, why: Failure, seconds: f64) -> Self {
        let nothing = Imported {
            file: path.display().to_string(),
            format: String::new(),
            encoding: None,
            delimiter: None,
            report: Report::default(),
        };
        ImportDone { failure: Some(why), ..ImportDone::of(nothing, None, seconds, Lang::En) }
    }
}

impl ImportStep {
    /// How far a file of this size is.
    pub(crate) fn of(file: usize, progress: Progress, total: u64, seconds: f64) -> Self {
        let indexing = total > 0 && progress.bytes >= total;
        ImportStep { file: file as u64, records: progress.records, bytes: progress.bytes.min(total), total, seconds, indexing }
    }
}

/// Rehearses a file and tells what it showed.
pub(crate) fn preview(path: &Path, plan: ImportPlan, lang: Lang) -> Result<ImportPreview, Fault> {
    let folder = tempfile::tempdir().map_err(|error| Error::io(path, &error))?;
    let seed = uuid::Uuid::new_v4().as_u128();
    let rehearsal = livisible_exchange::rehearse::rehearse(path, &plan.settle()?, folder.path(), chrono::Utc::now(), seed);
    ImportPreview::of(path, rehearsal?, lang)
}
