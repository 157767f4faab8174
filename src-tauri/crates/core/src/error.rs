//! What can go wrong in the core, as values. The sentences for people live in the language files (`errors.ftl`).

use std::path::Path;

use crate::corpus::record::ReadFault;

/// A result of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What happened. Each variant is something that a caller tells apart or a person can act upon.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A study would be overwritten.
    #[error("{path} exists already")]
    Exists {
        /** The file. */
        path: String,
    },
    /// There is no such file.
    #[error("{path} is not there")]
    Missing {
        /** The file. */
        path: String,
    },
    /// The file is something else than a study.
    #[error("{path} is not a Livisible study")]
    NotAStudy {
        /** The file. */
        path: String,
    },
    /// The file was made by a newer program.
    #[error("{path} was made by a newer version")]
    Newer {
        /** The file. */
        path: String,
    },
    /// The file is shorter than it says.
    #[error("{path} is truncated")]
    Truncated {
        /** The file. */
        path: String,
    },
    /// SQLite finds the file damaged.
    #[error("{path} is damaged: {detail}")]
    Corrupt {
        /** The file. */
        path: String,
        /** What SQLite said. */
        detail: String,
    },
    /// Another process writes this study.
    #[error("{path} is open elsewhere")]
    Locked {
        /** The file. */
        path: String,
    },
    /// The file was made by an earlier version and is write-protected: it cannot be brought up to date.
    #[error("{path} is of an earlier version and write-protected")]
    OldAndSealed {
        /** The file. */
        path: String,
    },
    /// The study was opened for reading only.
    #[error("the study is read-only")]
    ReadOnly,
    /// The person asked to stop; everything was rolled back.
    #[error("cancelled")]
    Cancelled,
    /// A code that is not in the codebook.
    #[error("no code {code}")]
    UnknownCode {
        /** As it was given. */
        code: String,
    },
    /// A code id that is taken.
    #[error("code {code} exists")]
    CodeExists {
        /** The code's id. */
        code: String,
    },
    /// A code would become its own ancestor.
    #[error("code {code} cannot stand under itself")]
    CodeCycle {
        /** The code's id. */
        code: String,
    },
    /// A number that another code has.
    #[error("number {number} is that of {code}")]
    NumberTaken {
        /** The number. */
        number: String,
        /** The other code. */
        code: String,
    },
    /// A code would be related to itself.
    #[error("code {code} cannot be related to itself")]
    SelfRelation {
        /** The code. */
        code: String,
    },
    /// Codes would be merged that cannot be.
    #[error("nothing to merge into {code}")]
    NothingToMerge {
        /** The code that would stay. */
        code: String,
    },
    /// A message that is not in the study.
    #[error("no message {id}")]
    UnknownMessage {
        /** As it was given. */
        id: String,
    },
    /// Another object that is not in the study.
    #[error("no {kind} {id}")]
    UnknownObject {
        /** Kind of object. */
        kind: String,
        /** Its id. */
        id: String,
    },
    /// Two codes that the codebook forbids side by side.
    #[error("{code} cannot stand beside {other}")]
    Exclusive {
        /** The code that was to be put. */
        code: String,
        /** The code that stands there. */
        other: String,
    },
    /// A range outside its text.
    #[error("{start}..{stop} is outside the text of {length} code points")]
    BadSpan {
        /** First code point. */
        start: usize,
        /** One past the last. */
        stop: usize,
        /** Length of the text. */
        length: usize,
    },
    /// Accounts would be said to be of one person without a reason.
    #[error("accounts are linked for a reason")]
    Unargued,
    /// A mask would be put on a message of somebody else.
    #[error("{message} was written by another person")]
    OtherSpeaker {
        /** External id of the message. */
        message: String,
    },
    /// A set's name that another set has.
    #[error("set {name} exists")]
    SetExists {
        /** The other set's name. */
        name: String,
    },
    /// A set would be found by itself.
    #[error("set {name} would lead back to itself")]
    SetCycle {
        /** The set's name. */
        name: String,
    },
    /// A set would be deleted that queries of the study name.
    #[error("set {name} is used by {by}")]
    SetUsed {
        /** The set's name. */
        name: String,
        /** What uses it: names of sets, ids of codes whose rules do. */
        by: String,
    },
    /// Messages would be put into, or taken from, a set that was not made by hand.
    #[error("set {name} was not made by hand")]
    NotByHand {
        /** The set's name. */
        name: String,
    },
    /// Nothing is left to undo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Nothing is left to redo.
    #[error("nothing to redo")]
    NothingToRedo,
    /// The operation was made before the file was upgraded; its changeset no longer fits.
    #[error("cannot undo past an upgrade of the study file")]
    UndoBarrier,
    /// A study JSON breaks the contract at this JSON path.
    #[error("{path}: {problem}")]
    Document {
        /** JSON path, such as `$.codings[3].end`. */
        path: String,
        /** What is wrong. */
        problem: String,
    },
    /// A template that does not exist.
    #[error("no template {id}")]
    UnknownTemplate {
        /** As it was given. */
        id: String,
    },
    /// A figure that does not exist.
    #[error("no figure {name}")]
    UnknownFigure {
        /** As it was given. */
        name: String,
    },
    /// A parameter that the figure does not understand.
    #[error("parameter {name}: {value}")]
    BadParameter {
        /** Its name. */
        name: String,
        /** Its value. */
        value: String,
    },
    /// A query that cannot be used for changing anything.
    #[error("the query has a problem: {detail}")]
    BadQuery {
        /** What is wrong with it. */
        detail: String,
    },
    /// A file to import cannot be read.
    #[error(transparent)]
    Read(#[from] ReadFault),
    /// The file system refused.
    #[error("{path}: {detail}")]
    Io {
        /** The file. */
        path: String,
        /** What the system said. */
        detail: String,
    },
    /// The search index failed and could not be rebuilt.
    #[error("search index: {detail}")]
    Index {
        /** What tantivy said. */
        detail: String,
    },
    /// The search index is out of date and another process holds the study.
    #[error("the search index is being rebuilt elsewhere")]
    IndexBusy,
    /// There is no room for the search index, neither in the cache nor in the temporary folder.
    #[error("the search index cannot be written in {path}: {detail}")]
    IndexUnwritable {
        /** The cache. */
        path: String,
        /** What the system said. */
        detail: String,
    },
    /// SQLite refused; a fault of the program or of the disk.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    /// A stored value is not what the schema promises.
    #[error("stored value: {0}")]
    Stored(#[from] serde_json::Error),
}

impl Error {
    /// Stable code: the key of its sentence is `error-` and this.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Exists { .. } => "exists",
            Error::Missing { .. } => "missing",
            Error::NotAStudy { .. } => "not-a-study",
            Error::Newer { .. } => "newer",
            Error::Truncated { .. } => "truncated",
            Error::Corrupt { .. } => "corrupt",
            Error::Locked { .. } => "locked",
            Error::OldAndSealed { .. } => "old-and-sealed",
            Error::ReadOnly => "read-only",
            Error::Cancelled => "cancelled",
            Error::UnknownCode { .. } => "unknown-code",
            Error::CodeExists { .. } => "code-exists",
            Error::CodeCycle { .. } => "code-cycle",
            Error::NumberTaken { .. } => "number-taken",
            Error::SelfRelation { .. } => "self-relation",
            Error::NothingToMerge { .. } => "nothing-to-merge",
            Error::UnknownMessage { .. } => "unknown-message",
            Error::UnknownObject { .. } => "unknown-object",
            Error::Exclusive { .. } => "exclusive",
            Error::BadSpan { .. } => "bad-span",
            Error::Unargued => "unargued",
            Error::OtherSpeaker { .. } => "other-speaker",
            Error::SetExists { .. } => "set-exists",
            Error::SetCycle { .. } => "set-cycle",
            Error::SetUsed { .. } => "set-used",
            Error::NotByHand { .. } => "not-by-hand",
            Error::NothingToUndo => "nothing-to-undo",
            Error::NothingToRedo => "nothing-to-redo",
            Error::UndoBarrier => "undo-barrier",
            Error::Document { .. } => "document",
            Error::UnknownTemplate { .. } => "unknown-template",
            Error::UnknownFigure { .. } => "unknown-figure",
            Error::BadParameter { .. } => "bad-parameter",
            Error::BadQuery { .. } => "bad-query",
            Error::Read(_) => "read",
            Error::Io { .. } => "io",
            Error::Index { .. } => "index",
            Error::IndexBusy => "index-busy",
            Error::IndexUnwritable { .. } => "index-unwritable",
            Error::Database(e) if is_full(e) => "disk-full",
            Error::Database(_) => "database",
            Error::Stored(_) => "stored",
        }
    }

    /// The named values of its sentence.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Error::Exists { path }
            | Error::Missing { path }
            | Error::NotAStudy { path }
            | Error::Newer { path }
            | Error::Truncated { path }
            | Error::OldAndSealed { path }
            | Error::Locked { path } => {
                vec![("path", path.clone())]
            }
            Error::Corrupt { path, detail } | Error::Io { path, detail } | Error::IndexUnwritable { path, detail } => {
                vec![("path", path.clone()), ("detail", detail.clone())]
            }
            Error::Exclusive { code, other } => vec![("code", code.clone()), ("other", other.clone())],
            Error::UnknownCode { code }
            | Error::CodeExists { code }
            | Error::CodeCycle { code }
            | Error::SelfRelation { code }
            | Error::NothingToMerge { code } => vec![("code", code.clone())],
            Error::NumberTaken { number, code } => vec![("number", number.clone()), ("code", code.clone())],
            Error::UnknownMessage { id } | Error::UnknownTemplate { id } => vec![("id", id.clone())],
            Error::UnknownObject { kind, id } => vec![("kind", kind.clone()), ("id", id.clone())],
            Error::BadSpan { start, stop, length } => {
                vec![("start", start.to_string()), ("stop", stop.to_string()), ("length", length.to_string())]
            }
            Error::Document { path, problem } => vec![("path", path.clone()), ("problem", problem.clone())],
            Error::OtherSpeaker { message } => vec![("message", message.clone())],
            Error::UnknownFigure { name } | Error::SetExists { name } | Error::SetCycle { name } | Error::NotByHand { name } => {
                vec![("name", name.clone())]
            }
            Error::SetUsed { name, by } => vec![("name", name.clone()), ("by", by.clone())],
            Error::BadParameter { name, value } => vec![("name", name.clone()), ("value", value.clone())],
            Error::BadQuery { detail } | Error::Index { detail } => vec![("detail", detail.clone())],
            Error::Read(fault) => vec![("code", fault.code.clone()), ("detail", fault.detail.clone())],
            Error::Database(e) => vec![("detail", e.to_string())],
            Error::Stored(e) => vec![("detail", e.to_string())],
            Error::ReadOnly
            | Error::Cancelled
            | Error::Unargued
            | Error::NothingToUndo
            | Error::NothingToRedo
            | Error::UndoBarrier
            | Error::IndexBusy => {
                vec![]
            }
        }
    }

    /// An input or output error on this file.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        let path = path.display().to_string();
        match error.kind() {
            std::io::ErrorKind::NotFound => Error::Missing { path },
            std::io::ErrorKind::AlreadyExists => Error::Exists { path },
            _ => Error::Io { path, detail: error.to_string() },
        }
    }
}

impl From<rusqlite::types::FromSqlError> for Error {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Error::Database(error.into())
    }
}

fn is_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
}
