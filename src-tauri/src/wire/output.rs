//! What leaves the study: figures, the report, data.

use livisible_core::figures;
use livisible_exchange::export::{Kind, Written};
use livisible_report::figure::{self, Drawn};
use livisible_report::{Order, Quotes};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Lang;

/// A figure of the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum FigureName {
    /// The corpus and its spaces.
    Corpus,
    /// What each code counts.
    Codes,
    /// Which codes meet.
    Cooccurrence,
    /// Who answers whom.
    Threads,
}

/// What a figure counts over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is the number of what it is named after")]
pub struct FigureBase {
    pub codings: u64,
    pub messages: u64,
    pub accounts: u64,
    pub persons: u64,
    pub spaces: u64,
    pub conversations: u64,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureCell {
    /// Its words.
    pub text: String,
    /// The query that finds the messages behind it.
    pub query: Option<String>,
}

/// A table under a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureTable {
    /// What it is.
    pub title: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<FigureCell>>,
}

/// A figure, drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureView {
    /// Which.
    pub name: FigureName,
    /// What it is, in words.
    pub title: String,
    /// What it counts, and over what.
    pub base_line: String,
    /// What it counts over.
    pub base: FigureBase,
    /// The filter as it was understood.
    pub filter: Option<String>,
    /// The drawing; `null` when there is nothing to draw.
    pub svg: Option<String>,
    /// The numbers.
    pub tables: Vec<FigureTable>,
}

/// What is asked of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureAsk {
    /// Which.
    pub name: FigureName,
    /// A query that restricts the messages.
    pub filter: Option<String>,
    /// Whether what the brand says counts too.
    pub brand_speech: bool,
    /// Whether like texts count once.
    pub once: bool,
    /// Whether it is drawn on dark paper.
    pub dark: bool,
}

/// How people are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReportQuotes {
    /// With pseudonyms.
    Masked,
    /// As they stand.
    Verbatim,
    /// Not at all.
    None,
}

/// What is asked of a report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportOrder {
    /// Its title; the study's without one.
    pub title: Option<String>,
    /// Its language.
    pub lang: Lang,
    /// How people are quoted.
    pub quotes: ReportQuotes,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportKind {
    /// One row a message, one column a code.
    Matrix,
    /// One row a coding.
    Codings,
    /// One row a code.
    Codebook,
    /// The three, as a workbook.
    Workbook,
    /// The whole study.
    Study,
    /// The memos, as Markdown.
    Memos,
}

/// What is asked of an export.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportOrder {
    /// What.
    pub kind: ExportKind,
    /// A query that restricts the messages.
    pub query: Option<String>,
    /// Whether people keep their names.
    pub identities: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Where.
    pub path: String,
    /// Rows or messages.
    pub rows: u64,
    /// Cells that were too long for a workbook and were cut.
    pub cut: u64,
}

impl FigureName {
    /// The engine's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            FigureName::Corpus => "corpus",
            FigureName::Codes => "codes",
            FigureName::Cooccurrence => "cooccurrence",
            FigureName::Threads => "threads",
        }
    }
}

impl FigureAsk {
    /// As the engine takes it.
    pub(crate) fn ask(&self) -> figures::Ask {
        let filter = self.filter.clone().filter(|query| !query.trim().is_empty());
        figures::Ask {
            filter,
            brand_speech: self.brand_speech,
            params: self.once.then(|| ("texts".to_owned(), "once".to_owned())).into_iter().collect(),
        }
    }
}

impl FigureView {
    /// A figure that was drawn.
    pub(crate) fn of(name: FigureName, drawn: Drawn) -> Self {
        let base = drawn.base;
        let cell = |cell: figure::Cell| FigureCell { text: cell.text, query: cell.query };
        let table = |table: figure::Table| FigureTable {
            title: table.title,
            columns: table.columns,
            rows: table.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
        };
        FigureView {
            name,
            title: drawn.title,
            base_line: drawn.base_line,
            base: FigureBase {
                codings: base.codings as u64,
                messages: base.messages as u64,
                accounts: base.accounts as u64,
                persons: base.persons as u64,
                spaces: base.spaces as u64,
                conversations: base.conversations as u64,
            },
            filter: drawn.filter,
            svg: drawn.svg,
            tables: drawn.tables.into_iter().map(table).collect(),
        }
    }
}

impl ReportOrder {
    /// As the report takes it; `date` is the day that it bears.
    pub(crate) fn order(self, date: String) -> Order {
        let quotes = match self.quotes {
            ReportQuotes::Masked => Quotes::Masked,
            ReportQuotes::Verbatim => Quotes::Verbatim,
            ReportQuotes::None => Quotes::None,
        };
        Order { title: self.title.filter(|title| !title.trim().is_empty()), lang: Some(self.lang.into()), quotes, date }
    }
}

impl ExportKind {
    /// The file's ending.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            ExportKind::Matrix | ExportKind::Codings | ExportKind::Codebook => "csv",
            ExportKind::Workbook => "xlsx",
            ExportKind::Study => "json",
            ExportKind::Memos => "md",
        }
    }
}

impl From<ExportKind> for Kind {
    fn from(kind: ExportKind) -> Self {
        match kind {
            ExportKind::Matrix => Kind::Matrix,
            ExportKind::Codings => Kind::Codings,
            ExportKind::Codebook => Kind::Codebook,
            ExportKind::Workbook => Kind::Workbook,
            ExportKind::Study => Kind::Study,
            ExportKind::Memos => Kind::Memos,
        }
    }
}

impl Exported {
    /// What was written there.
    pub(crate) fn of(path: String, written: Written) -> Self {
        Exported { path, rows: written.rows, cut: written.cut }
    }
}
