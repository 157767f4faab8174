//! Importing: what was recognised in a file, how it will be read, how far it is, what became of it.

use std::collections::HashSet;
use std::path::Path;

use livisible_core::corpus::columns::UNDATED;
use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::import::{Progress, Report};
use livisible_core::corpus::lists::Space;
use livisible_core::error::Error;
use livisible_core::locale::{self, Lang};
use livisible_core::search::find::Request;
use livisible_core::study::Study;
use livisible_exchange::import::{Imported, read_study};
use livisible_exchange::rehearse::Rehearsal;
use livisible_exchange::{Column, Field, Plan, RoleReason, recipe};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::imports::format_name;
use super::{ConversationRow, ConversationView, Failure, ImportCounts, MessageView, StudySummary};
use crate::fault::Fault;
use crate::open::Open;

/// How many messages of a preview are shown.
const SHOWN: usize = 30;

/// A role that the analyst gave to a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// Whether it is read as an earlier wave of the same table was.
    pub follow: bool,
    /// Whether texts are HTML, to be rendered; `null` renders the columns whose cells prove it.
    pub html: Option<bool>,
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

/// The earlier import that a file is read like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRecipe {
    /// Row id of the import.
    pub import: i64,
    /// The file that was read so.
    pub file: String,
    /// When, ISO 8601.
    pub at: String,
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
    /// The columns that told the tool which made the file; none where it is not known.
    pub told: Vec<String>,
    /// Type of space of messages that say none, where it could be told; a word of the contract.
    pub space: Option<String>,
    /// Venue of messages that say none, where it could be told.
    pub venue: Option<String>,
    /// Language of messages that say none, where an earlier wave said it.
    pub lang: Option<String>,
    /// The columns whose HTML is rendered to text.
    pub html: Vec<String>,
    /// The earlier import that it is read like.
    pub recipe: Option<ImportRecipe>,
    /// Messages that the study has already, among those looked at.
    pub known: u64,
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
    /// Messages that answer another one, collected or not.
    pub replies: u64,
    /// Of those, how many where that was concluded.
    pub inferred: u64,
    /// Messages that quote another one, or pass it on.
    pub taken: u64,
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
    /// Row id of the import, which `import:` of a query takes; `null` when it was refused.
    pub import: Option<i64>,
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
            html: self.html,
            recipes: vec![],
            shown: None,
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

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

impl ImportPreview {
    /// What a rehearsal showed, in this language.
    pub(crate) fn of(path: &Path, rehearsal: Rehearsal, held: Option<&Study>, lang: Lang) -> Result<Self, Fault> {
        let Rehearsal { recognised, bytes, report, whole, study } = rehearsal;
        let (respondents, questions) = match &study {
            Some(study) => (study.respondents()?, study.questions()?),
            None => (0, vec![]),
        };
        let known = match (held, &study) {
            (Some(held), Some(study)) => held.already_has(study)?,
            _ => 0,
        };
        let report = match report {
            Some(report) => report,
            None => counted(path)?,
        };
        let format = recognised.name().to_owned();
        let mut preview = ImportPreview {
            path: path.display().to_string(),
            file: name_of(path),
            bytes,
            format_name: format_name(lang, &format),
            format,
            confidence: recognised.confidence,
            reason: locale::worded(lang, "recognised", recognised.reason),
            told: recognised.told,
            space: recognised.space.map(|space| space.word().to_owned()),
            venue: recognised.venue,
            lang: recognised.lang,
            html: recognised.html,
            recipe: recognised.followed.map(|one| ImportRecipe { import: one.import, file: one.file, at: one.at }),
            known,
            encoding: recognised.encoding,
            delimiter: recognised.delimiter.map(String::from),
            sheet: recognised.sheet,
            sheets: recognised.sheets,
            header_row: recognised.header_row.map(|row| row as u64),
            preamble: recognised.preamble as u64,
            columns: recognised.columns.into_iter().map(ImportColumn::from).collect(),
            whole,
            counts: ImportCounts::of(&report, respondents, questions, lang),
            first: None,
            last: None,
            langs: vec![],
            replies: 0,
            inferred: 0,
            taken: 0,
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
            let columns = &views.columns;
            preview.replies = (0..columns.len()).filter(|&at| columns.parent[at] != 0 || columns.orphan[at]).count() as u64;
            let found =
                |query: &str| Ok::<_, Fault>(open.study.search(&Request { query: query.to_owned(), ..Request::default() })?.total as u64);
            preview.inferred = found("is:inferred")?;
            preview.taken = found("is:quote OR is:repost")?;
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
    let messages =
        (0..conversations.len().min(SHOWN)).map(|at| MessageView::of(&open.study, views, conversations.members(at)[0] as usize, 0));
    Ok(Some(ConversationView {
        things: vec![],
        row: ConversationRow::of(&open.study, views, 0)?,
        index: 1,
        of: conversations.len() as u64,
        messages: messages.collect::<Result<_, _>>()?,
    }))
}

impl ImportDone {
    /// What became of a file that was imported.
    pub(crate) fn of(imported: Imported, path: &Path, study: &Study, seconds: f64, lang: Lang) -> Result<Self, Fault> {
        let Imported { file, format, encoding, delimiter, report, .. } = imported;
        let (respondents, questions) = study.survey_of(report.import)?;
        Ok(ImportDone {
            file: if file == path.display().to_string() { name_of(path) } else { file },
            path: path.display().to_string(),
            failure: None,
            format,
            encoding,
            delimiter,
            counts: ImportCounts::of(&report, respondents, questions, lang),
            import: Some(report.import),
            first: study.first_of_import(report.import)?,
            seconds,
        })
    }

    /// A file that was refused.
    pub(crate) fn refused(path: &Path, why: Failure, seconds: f64) -> Self {
        ImportDone {
            file: name_of(path),
            path: path.display().to_string(),
            failure: Some(why),
            format: String::new(),
            encoding: None,
            delimiter: None,
            counts: ImportCounts::default(),
            import: None,
            first: None,
            seconds,
        }
    }
}

impl ImportStep {
    /// How far a file of this size is.
    pub(crate) fn of(file: usize, progress: Progress, total: u64, seconds: f64) -> Self {
        let indexing = total > 0 && progress.bytes >= total;
        ImportStep { file: file as u64, records: progress.records, bytes: progress.bytes.min(total), total, seconds, indexing }
    }
}

/// Rehearses a file and tells what it showed; `held` is the study that it would enter.
pub(crate) fn preview(
    path: &Path,
    shown: Option<String>,
    plan: ImportPlan,
    held: Option<&Study>,
    lang: Lang,
) -> Result<ImportPreview, Fault> {
    let folder = tempfile::tempdir().map_err(|error| Error::io(path, &error))?;
    let seed = uuid::Uuid::new_v4().as_u128();
    let follow = plan.follow;
    let mut plan = Plan { shown, ..plan.settle()? };
    if let (Some(held), true) = (held, follow) {
        plan.recipes = recipe::of(held)?;
    }
    let rehearsal = livisible_exchange::rehearse::rehearse(path, &plan, folder.path(), chrono::Utc::now(), seed);
    ImportPreview::of(path, rehearsal?, held, lang)
}
