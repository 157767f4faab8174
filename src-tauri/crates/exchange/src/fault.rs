//! Why a file cannot be read or written: one enum, whose codes are part of the public contract.

use std::path::Path;

use livisible_core::corpus::record::ReadFault;

/// What stands against reading or writing a file. A fault of one record is never here: records are skipped, not refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no such file.
    #[error("{path} is not there")]
    Missing {
        /** The file. */
        path: String,
    },
    /// The path names a folder.
    #[error("{path} is a folder")]
    Folder {
        /** The folder. */
        path: String,
    },
    /// The path names a pipe or a device, which is read once, or for ever.
    #[error("{path} is not a regular file")]
    NotAFile {
        /** What is there. */
        path: String,
    },
    /// The file belongs to somebody else.
    #[error("{path} may not be read")]
    Denied {
        /** The file. */
        path: String,
    },
    /// The file system refused.
    #[error("{path}: error {number:?} of the system")]
    Io {
        /** The file. */
        path: String,
        /** The number of the system's error, where it has one: its words are in one language only. */
        number: Option<i32>,
    },
    /// The file holds nothing, or blanks alone.
    #[error("the file is empty")]
    Empty,
    /// JSON without any array of objects.
    #[error("the JSON holds no records")]
    NoRecords,
    /// A document that is no JSON.
    #[error("no JSON at {line}:{column}")]
    MalformedJson {
        /** The line, from 1. */
        line: usize,
        /** The column, from 1. */
        column: usize,
    },
    /// The end of an archive, of a workbook or of a document is missing.
    #[error("the file is cut short")]
    CutShort,
    /// The archive says what it holds, and cannot give it.
    #[error("the archive is damaged: {entry}")]
    DamagedArchive {
        /** What could not be unpacked. */
        entry: String,
    },
    /// There are more files than anybody means to import.
    #[error("more than {limit} files")]
    TooManyFiles {
        /** The limit. */
        limit: usize,
    },
    /// A format name that is not in the list.
    #[error("no format {name}; formats: {known}")]
    UnknownFormat {
        /** As it was given. */
        name: String,
        /** Every name that would do. */
        known: String,
    },
    /// The content is something that no importer reads yet.
    #[error("{what} cannot be read yet")]
    FormatNotYet {
        /** What the file seems to be. */
        what: String,
    },
    /// The content is no text and no workbook.
    #[error("the file holds no text: {detail}")]
    Binary {
        /** What was seen. */
        detail: String,
    },
    /// An encoding label that names nothing.
    #[error("no encoding {label}")]
    UnknownEncoding {
        /** As it was given. */
        label: String,
    },
    /// A field name that `--map` does not know.
    #[error("no field {field}; fields: {known}")]
    UnknownField {
        /** As it was given. */
        field: String,
        /** Every word that would do. */
        known: String,
    },
    /// A column that the table does not have.
    #[error("no column {column}; columns: {columns}")]
    UnknownColumn {
        /** As it was given. */
        column: String,
        /** Every column of the table, numbered. */
        columns: String,
    },
    /// A sheet that the workbook does not have.
    #[error("no sheet {sheet}; sheets: {sheets}")]
    UnknownSheet {
        /** As it was given. */
        sheet: String,
        /** Every sheet. */
        sheets: String,
    },
    /// The file is protected by a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// A document whose pages are pictures.
    #[error("the document holds no text")]
    NoTextLayer,
    /// A workbook of charts, or of nothing.
    #[error("the workbook has no sheet of cells")]
    NoSheets,
    /// The workbook is damaged, or no workbook at all.
    #[error("not a workbook: {detail}")]
    NotAWorkbook {
        /** What the parser said, in its words: they stand in no sentence. */
        detail: String,
    },
    /// The archive would unpack to an unreasonable size.
    #[error("the file unpacks to {bytes} bytes")]
    TooLarge {
        /** Size once unpacked. */
        bytes: u64,
    },
    /// One record is larger than any message can be: most often a quote that nothing closes.
    #[error("record {record} is larger than {limit} bytes")]
    OversizedRecord {
        /** Number of the record, from 1. */
        record: u64,
        /** The limit. */
        limit: u64,
    },
    /// A codebook file that does not say what its codes are.
    #[error("no codebook: {detail}")]
    NotACodebook {
        /** What is missing. */
        detail: String,
    },
    /// A workbook could not be written.
    #[error("the workbook cannot be written: {detail}")]
    Write {
        /** What was said. */
        detail: String,
    },
}

impl Fault {
    /// Stable code: the key of its sentence is `read-` and this, with hyphens.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Missing { .. } => "missing",
            Fault::Folder { .. } => "folder",
            Fault::NotAFile { .. } => "not_a_file",
            Fault::Denied { .. } => "denied",
            Fault::Io { .. } => "io",
            Fault::Empty => "empty",
            Fault::NoRecords => "no_records",
            Fault::MalformedJson { .. } => "malformed_json",
            Fault::CutShort => "cut_short",
            Fault::DamagedArchive { .. } => "damaged_archive",
            Fault::TooManyFiles { .. } => "too_many_files",
            Fault::UnknownFormat { .. } => "unknown_format",
            Fault::FormatNotYet { .. } => "format_not_yet",
            Fault::Binary { .. } => "binary",
            Fault::UnknownEncoding { .. } => "unknown_encoding",
            Fault::UnknownField { .. } => "unknown_field",
            Fault::UnknownColumn { .. } => "unknown_column",
            Fault::UnknownSheet { .. } => "unknown_sheet",
            Fault::Encrypted => "encrypted",
            Fault::NoTextLayer => "no_text_layer",
            Fault::NoSheets => "no_sheets",
            Fault::NotAWorkbook { .. } => "not_a_workbook",
            Fault::TooLarge { .. } => "too_large",
            Fault::OversizedRecord { .. } => "oversized_record",
            Fault::NotACodebook { .. } => "not_a_codebook",
            Fault::Write { .. } => "write",
        }
    }

    /// What was seen, without a sentence around it: the edge puts one, in its language.
    pub fn detail(&self) -> String {
        match self {
            Fault::Missing { path } | Fault::Folder { path } | Fault::NotAFile { path } | Fault::Denied { path } => path.clone(),
            Fault::Io { path, number } => match number {
                Some(number) if path.is_empty() => format!("#{number}"),
                Some(number) => format!("{path}, #{number}"),
                None => path.clone(),
            },
            Fault::MalformedJson { line, column } => format!("{line}:{column}"),
            Fault::DamagedArchive { entry } => entry.clone(),
            Fault::TooManyFiles { limit } => limit.to_string(),
            Fault::UnknownFormat { name, known } => format!("{name} ({known})"),
            Fault::FormatNotYet { what } => what.clone(),
            Fault::UnknownEncoding { label } => label.clone(),
            Fault::UnknownField { field, known } => format!("{field} ({known})"),
            Fault::UnknownColumn { column, columns } => format!("{column} ({columns})"),
            Fault::UnknownSheet { sheet, sheets } => format!("{sheet} ({sheets})"),
            Fault::Encrypted | Fault::Empty | Fault::NoRecords | Fault::CutShort | Fault::NoSheets | Fault::NoTextLayer => String::new(),
            Fault::TooLarge { bytes } => bytes.to_string(),
            Fault::OversizedRecord { record, .. } => format!("#{record}"),
            Fault::Binary { detail } | Fault::NotAWorkbook { detail } | Fault::NotACodebook { detail } | Fault::Write { detail } => {
                detail.clone()
            }
        }
    }

    /// An input or output error on this file.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        let name = path.display().to_string();
        match error.kind() {
            std::io::ErrorKind::NotFound => Fault::Missing { path: name },
            std::io::ErrorKind::IsADirectory => Fault::Folder { path: name },
            std::io::ErrorKind::PermissionDenied => Fault::Denied { path: name },
            _ => Fault::Io { path: name, number: error.raw_os_error() },
        }
    }
}

impl From<Fault> for ReadFault {
    fn from(fault: Fault) -> Self {
        ReadFault { code: fault.code().to_owned(), detail: fault.detail() }
    }
}
