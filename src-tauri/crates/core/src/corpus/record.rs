//! The neutral record: what every importer makes of one line, row or post.
//! It knows no file format, and nothing here touches the study file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::lists::{Role, Space};

/// How much of a date the source really says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// Only the year is known.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
    /// Down to the minute.
    Minute,
    /// Down to the second, or finer.
    Second,
}

/// A date as the source wrote it, with the instant it names where it names one.
#[derive(Debug, Clone, PartialEq)]
pub struct Posted {
    /// The instant in UTC; a naive date is read as UTC. `None` when the string is no date.
    pub instant: Option<DateTime<Utc>>,
    /// How much of the instant was said.
    pub precision: Precision,
    /// The string of the source, untouched.
    pub original: String,
    /// The source reckoned it, from words such as « two months ago »: the instant is a guess within its precision.
    pub estimated: bool,
}

/// How a message takes up another one beside answering it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// It repeats words of the other one, and says that they are another's.
    Quote,
    /// It is the other one, passed on.
    Repost,
}

impl LinkKind {
    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            LinkKind::Quote => "quote",
            LinkKind::Repost => "repost",
        }
    }

    /// Reads the word of the contract.
    pub fn from_word(word: &str) -> Option<Self> {
        [LinkKind::Quote, LinkKind::Repost].into_iter().find(|kind| kind.word() == word)
    }
}

/// A message that this one takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How.
    pub kind: LinkKind,
    /// The source's id of the other message, in the study or not.
    pub to: String,
}

/// One record of an imported file, before it becomes a message.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// Number of the record in its file, from 1, headers and preamble not counted.
    pub number: u64,
    /// The id that the source gives to this message, if any.
    pub id: Option<String>,
    /// The source gives that id to nothing else, ever: what bears it again is the same message, whatever became of its words, of its
    /// author or of its date.
    pub lasting: bool,
    /// The source's id of the message that this one answers.
    pub parent: Option<String>,
    /// The source's id of the thread.
    pub thread: Option<String>,
    /// What the message was said in, where that is one conversation whoever answers whom: a chat, a channel, a topic, a page
    /// with its comments, a recording. Messages of one `within` are one conversation; without it, a tree of replies is.
    pub within: Option<String>,
    /// The source does not say what this answers: `parent` was concluded from a quote, from a name or from the order.
    pub inferred: bool,
    /// Messages that this one quotes or passes on.
    pub links: Vec<Link>,
    /// The handle or id of the author; `None`, empty or a placeholder is one unlinked account.
    pub account: Option<String>,
    /// The person behind the account, where the source says it.
    pub person: Option<String>,
    /// The author's role, where the source says it.
    pub role: Option<Role>,
    /// The type of space; `None` takes the import's.
    pub space: Option<Space>,
    /// The site, group or shop; `None` takes the import's.
    pub venue: Option<String>,
    /// When it was published.
    pub posted: Option<Posted>,
    /// ISO 639-1 code of the text's language; `None` lets the detector answer.
    pub lang: Option<String>,
    /// Title; the importer also puts it as the first line of `text` unless mapped elsewhere.
    pub title: Option<String>,
    /// Address of the message.
    pub url: Option<String>,
    /// Rating as the source gives it, on its own scale.
    pub rating: Option<f64>,
    /// Every other column or field, in the order of the source; blank cells are left out.
    pub attributes: Map<String, Value>,
    /// What was written, after the four changes of `text::intake` only.
    pub text: String,
    /// The respondent of a survey, by its id in the file; told by an [`Item::Respondent`] before its first answer.
    pub respondent: Option<String>,
    /// The question that this answers, by its id in the [`Legend`].
    pub question: Option<String>,
    /// Hash that like texts share; the import fills it in.
    pub twin: i64,
    /// Hash of the whole record with its ordinal among equal ones; tells duplicates when `id` is `None`.
    pub key: u128,
}

/// Who answered a survey: what the closed questions say of this person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Respondent {
    /// The id that the source gives.
    pub id: String,
    /// Answers to closed questions and what else the file says of this person, in the order of the source; blanks are left out.
    pub attributes: Map<String, Value>,
    /// The weight in a weighted sample.
    pub weight: Option<f64>,
    /// The file gives no id: this one is made of the whole row, so that the same id is the same row.
    pub derived: bool,
}

/// An open question that was put to respondents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The code of the source, such as `Q3`, or the whole question where there is none.
    pub id: String,
    /// As it was put.
    pub label: String,
}

/// What the header of a file explains.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legend {
    /// The open questions, in the order of the file.
    pub questions: Vec<Question>,
    /// Attributes whose name is a code, with what they ask.
    pub labels: Vec<(String, String)>,
    /// Attributes that name people, such as a full name beside the handle: they stay in the study, and leave no file that
    /// hides identities.
    pub personal: Vec<String>,
}

/// Why a record was not imported. The codes are part of the public contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Number of the record in its file, from 1.
    pub record: u64,
    /// Stable code, such as `empty_text` or `malformed`.
    pub reason: String,
    /// What was seen, in a few words.
    pub detail: String,
}

/// Something that the analyst should know about a file that was imported all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Stable code, such as `nul_replaced` or `ragged_rows`.
    pub code: String,
    /// What was seen, in a few words.
    pub detail: String,
}

/// What a reader yields: a record, or the reason why there is none.
#[derive(Debug, Clone)]
pub enum Item {
    /// A record to import.
    Record(Box<Record>),
    /// A record that cannot be imported.
    Skipped(Skipped),
    /// Who gives the answers that follow. Not a record: nothing is counted.
    Respondent(Box<Respondent>),
    /// A respondent who left an open question blank: no message, and yet part of the question's base.
    Blank {
        /** As it is accounted for. */
        skipped: Skipped,
        /** The respondent, told before. */
        respondent: String,
        /** The question, of the legend. */
        question: String,
    },
}

/// A reader of one file, read from start to end in bounded memory.
///
/// `next_batch` appends at most a thousand items or so to `out` and answers `false` once the file has ended.
pub trait Reader: Send {
    /// Reads on. The error is a sentence for people, already localised by nobody: a stable code and its detail.
    fn next_batch(&mut self, out: &mut Vec<Item>) -> Result<bool, ReadFault>;
    /// Bytes of the file read so far, for progress.
    fn bytes_read(&self) -> u64;
    /// What was noticed over the whole file; asked for once it has ended.
    fn warnings(&mut self) -> Vec<Warning>;
    /// What the header explains; asked for before the first record.
    fn legend(&self) -> Legend {
        Legend::default()
    }
}

/// Why a whole file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct ReadFault {
    /// Stable code, such as `io`, `encoding` or `not_a_workbook`.
    pub code: String,
    /// What was seen.
    pub detail: String,
}
