//! Codebooks out: a table, a workbook, the open form, the interchange.

use std::path::Path;

use livisible_core::codebook::version::Snapshot;
use livisible_core::document::CodeRecord;
use livisible_core::locale::{self, Lang};
use livisible_core::{Error, Result};
use serde_json::{Map, Value, json};

use super::qdc;
use crate::import::refused;
use crate::write::xlsx::Sheet;
use crate::write::{self, Cell};

/// Between several values of one cell.
pub const BETWEEN: &str = " | ";

/// The columns of a codebook, by the key of their name.
pub const COLUMNS: &[&str] = &[
    "code",
    "parent",
    "number",
    "label-fr",
    "label-en",
    "definition-fr",
    "definition-en",
    "include-fr",
    "include-en",
    "exclude-fr",
    "exclude-en",
    "example",
    "anti-example",
    "color",
    "exclusive",
    "one-of",
    "code-origin",
    "nets",
    "relations",
];

/// What the codebook of a file is written as.
pub struct Order<'a> {
    /// The codebook.
    pub snapshot: &'a Snapshot,
    /// The study's own id, which GUIDs are made of.
    pub uid: &'a str,
    /// The language of what a format says in one language only.
    pub lang: Lang,
    /// Whether a code bears codings, by its id.
    pub coded: &'a dyn Fn(&str) -> bool,
}

/// Writes a codebook in the format of an ending: `qdc`, `json`, `xlsx`, else CSV. Answers how many codes were written, and how
/// many cells were cut.
///
/// # Errors
/// What the file system refuses.
pub fn write(path: &Path, ending: &str, order: &Order<'_>) -> Result<(u64, u64)> {
    let io = |error: std::io::Error| Error::io(path, &error);
    let Order { snapshot, uid, lang, coded } = *order;
    let codes = snapshot.codes.len() as u64;
    match ending {
        "qdc" => std::fs::write(path, qdc::write(snapshot, uid, coded, lang)).map_err(io)?,
        "json" => {
            let document = json!({
                "format": "livisible-codebook", "version": 1,
                "codes": snapshot.codes, "nets": snapshot.nets, "relations": snapshot.relations,
            });
            let text = serde_json::to_string_pretty(&document)? + "\n";
            std::fs::write(path, text).map_err(io)?;
        }
        "xlsx" => {
            let name = locale::say(lang, "export-sheet-codebook", &[]);
            let sheet = Sheet { name, header: header(lang), rows: Box::new(rows(snapshot, lang).into_iter()) };
            let written = write::xlsx::xlsx(path, vec![sheet]).map_err(refused)?;
            return Ok((codes, written.cut_cells));
        }
        _ => {
            let mut out = std::io::BufWriter::new(std::fs::File::create(path).map_err(io)?);
            write::csv::csv(&mut out, &header(lang), rows(snapshot, lang).into_iter()).map_err(io)?;
            std::io::Write::flush(&mut out).map_err(io)?;
        }
    }
    Ok((codes, 0))
}

/// The names of the columns.
pub fn header(lang: Lang) -> Vec<String> {
    COLUMNS.iter().map(|key| locale::say(lang, &format!("export-{key}"), &[])).collect()
}

/// One row a code, each above those below it.
pub fn rows(snapshot: &Snapshot, lang: Lang) -> Vec<Vec<Cell>> {
    let mut out = vec![];
    tree(snapshot, None, &mut |code| out.push(row(snapshot, code, lang)));
    out
}

fn tree(snapshot: &Snapshot, above: Option<&str>, take: &mut impl FnMut(&CodeRecord)) {
    for code in snapshot.codes.iter().filter(|code| code.parent.as_deref() == above) {
        take(code);
        tree(snapshot, Some(&code.id), take);
    }
}

fn row(snapshot: &Snapshot, code: &CodeRecord, lang: Lang) -> Vec<Cell> {
    let one = |texts: &Map<String, Value>, lang: &str| Cell::from(texts.get(lang).and_then(Value::as_str).map(str::to_owned));
    let listed = |all: Vec<String>| Cell::from((!all.is_empty()).then(|| all.join(BETWEEN)));
    let name =
        |net: &livisible_core::document::NetRecord| livisible_core::codebook::in_lang(&net.label, Some(lang)).unwrap_or(&net.id).to_owned();
    let nets = snapshot.nets.iter().filter(|net| net.codes.contains(&code.id)).map(name).collect();
    let relations =
        snapshot.relations.iter().filter(|one| one.from == code.id).map(|one| format!("{} {}", one.kind.word(), one.to)).collect();
    vec![
        code.id.clone().into(),
        code.parent.clone().into(),
        code.number.into(),
        one(&code.label, "fr"),
        one(&code.label, "en"),
        one(&code.definition, "fr"),
        one(&code.definition, "en"),
        one(&code.include, "fr"),
        one(&code.include, "en"),
        one(&code.exclude, "fr"),
        one(&code.exclude, "en"),
        code.example.clone().into(),
        code.anti_example.clone().into(),
        code.color.clone().into(),
        Cell::Int(i64::from(code.exclusive)),
        Cell::Int(i64::from(code.one_of)),
        code.origin.map(|origin| origin.word().to_owned()).into(),
        listed(nets),
        listed(relations),
    ]
}
