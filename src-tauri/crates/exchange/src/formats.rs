//! Every importer and exporter by name: what `livi formats` lists and `--as` takes.

use serde::Serialize;

use crate::{native, source};

/// A format that files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Format {
    /// A table of delimited text, whatever its delimiter.
    #[serde(rename = "csv")]
    Csv,
    /// A workbook: xlsx, xlsm, xls or ods.
    #[serde(rename = "xlsx")]
    Xlsx,
    /// Objects of JSON, one a line or one after the other.
    #[serde(rename = "ndjson")]
    Ndjson,
    /// An array of objects in JSON.
    #[serde(rename = "json")]
    Json,
    /// Plain text: one file is one message.
    #[serde(rename = "text")]
    Text,
    /// The open form of a whole study. Recognised here, read by the core.
    #[serde(rename = "livisible-study")]
    Study,
    /// One of the native formats, which has a name of its own.
    #[serde(rename = "native")]
    Native,
}

impl Format {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Ndjson => "ndjson",
            Format::Json => "json",
            Format::Text => "text",
            Format::Study => "livisible-study",
            Format::Native => "native",
        }
    }

    /// Reads the name of the contract, or one that people use for the same thing.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "csv" | "tsv" => Some(Format::Csv),
            "xlsx" | "xlsm" | "xls" | "ods" => Some(Format::Xlsx),
            "ndjson" | "jsonl" => Some(Format::Ndjson),
            "json" => Some(Format::Json),
            "text" | "txt" => Some(Format::Text),
            "livisible-study" => Some(Format::Study),
            _ => None,
        }
    }
}

/// Whether a format comes in, goes out, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Only read.
    Import,
    /// Only written.
    Export,
    /// Read and written.
    Both,
}

/// What there is to say about a format.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct FormatInfo {
    /// Its name, as `--as` takes it.
    pub name: &'static str,
    /// Whether it comes in or goes out.
    pub direction: Direction,
    /// The usual endings of its files; recognition goes by content.
    pub extensions: &'static [&'static str],
    /// Stable code of the sentence that tells what is recognised.
    pub what: &'static str,
}

/// Every format, in the order in which `livi formats` lists them.
pub fn all() -> &'static [FormatInfo] {
    &[
        FormatInfo { name: "csv", direction: Direction::Both, extensions: &["csv", "tsv", "tab", "psv", "ssv"], what: "delimited_table" },
        FormatInfo { name: "xlsx", direction: Direction::Both, extensions: &["xlsx", "xlsm", "xls", "ods"], what: "workbook" },
        FormatInfo { name: "ndjson", direction: Direction::Import, extensions: &["ndjson", "jsonl"], what: "json_lines" },
        FormatInfo { name: "json", direction: Direction::Import, extensions: &["json"], what: "json_array" },
        FormatInfo { name: "text", direction: Direction::Import, extensions: &["txt"], what: "plain_text" },
        FormatInfo { name: "livisible-study", direction: Direction::Both, extensions: &["json"], what: "study_json" },
    ]
}

/// Every name that `--as` takes to read a file: the formats, the native ones, then the tools.
pub fn names() -> Vec<&'static str> {
    let formats = all().iter().filter(|info| info.direction != Direction::Export).map(|info| info.name);
    let natives = native::all().iter().map(|native| native.name);
    formats.chain(natives).chain(source::all().iter().map(|source| source.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_importer_is_listed_under_its_own_name() {
        for format in [Format::Csv, Format::Xlsx, Format::Ndjson, Format::Json, Format::Text, Format::Study] {
            assert_eq!(Format::from_name(format.name()), Some(format));
            assert!(all().iter().any(|info| info.name == format.name()));
        }
        assert_eq!(Format::from_name("docx"), None);
    }
}
