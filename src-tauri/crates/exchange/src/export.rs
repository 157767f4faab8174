//! A study's data out: a coded table, a workbook, the open form. Identities as asked.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use livisible_core::codebook::read::Codebook;
use livisible_core::codebook::version::Snapshot;
use livisible_core::corpus::mask::Mask;
use livisible_core::locale::{self, Lang};
use livisible_core::search::kwic::{Place, WIDEST, in_line};
use livisible_core::text::offset;
use livisible_core::whole;
use livisible_core::{Error, Result, Study};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::codebook::write::{Order, header as codebook_header, rows};
use crate::import::refused;
use crate::notebook::notebook;
use crate::write::xlsx::Sheet;
use crate::write::{self, Cell};

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One row a message, its attributes, one 0/1 column a code: CSV.
    Matrix,
    /// One row a coding: CSV.
    Codings,
    /// The codebook: one row a code as CSV or as a workbook, its open form as JSON, or REFI-QDA, by the file's ending.
    Codebook,
    /// The three as sheets of a workbook.
    Workbook,
    /// The whole study: JSON.
    Study,
    /// The memos: Markdown.
    Memos,
}

impl Kind {
    /// By `--as`, else by the file's ending.
    pub fn of(path: &Path, named: Option<&str>) -> Option<Self> {
        let ending = ending(path);
        match named.unwrap_or(&ending) {
            "csv" | "matrix" => Some(Kind::Matrix),
            "codings" => Some(Kind::Codings),
            "codebook" | "qdc" => Some(Kind::Codebook),
            "xlsx" => Some(Kind::Workbook),
            "md" | "memos" => Some(Kind::Memos),
            "json" | "livisible-study" => Some(Kind::Study),
            _ => None,
        }
    }
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Rows or messages.
    pub rows: u64,
    /// Cells that were too long for a workbook and were cut.
    pub cut: u64,
}

/// Writes the data of the messages of `only`, or of all. The file appears once it is whole.
pub fn export(study: &Study, path: &Path, kind: Kind, only: Option<&[i64]>, mask: &Mask, lang: Lang) -> Result<Written> {
    whole::put(path, |partial| match kind {
        Kind::Study => document(study, partial, only, mask),
        Kind::Memos => {
            let (text, rows) = notebook(study, only, mask, lang)?;
            std::fs::write(partial, text).map_err(|e| Error::io(partial, &e))?;
            Ok(Written { rows, cut: 0 })
        }
        Kind::Workbook => workbook(study, partial, only, mask, lang),
        Kind::Matrix => Matrix::of(study, only, mask, lang).and_then(|matrix| table(partial, &matrix.header(), matrix.rows())),
        Kind::Codings => table(partial, &header(lang, CODINGS), codings(study, only, mask, lang)?.into_iter()),
        Kind::Codebook => codebook(study, partial, &ending(path), mask, lang),
    })
}

fn document(study: &Study, path: &Path, only: Option<&[i64]>, mask: &Mask) -> Result<Written> {
    let document = if mask.hides() { study.masked_document(only, mask)? } else { study.document(only)? };
    let io = |e: std::io::Error| Error::io(path, &e);
    let mut out = BufWriter::new(File::create(path).map_err(io)?);
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n").and_then(|()| out.flush()).map_err(io)?;
    Ok(Written { rows: document.messages.len() as u64, cut: 0 })
}

fn table(path: &Path, header: &[String], rows: impl Iterator<Item = Result<Vec<Cell>>>) -> Result<Written> {
    let io = |e: std::io::Error| Error::io(path, &e);
    let mut out = BufWriter::new(File::create(path).map_err(io)?);
    let mut fault = None;
    let rows = rows.map_while(|row| row.map_err(|e| fault = Some(e)).ok());
    let rows = write::csv::csv(&mut out, header, rows).map_err(io)?;
    out.flush().map_err(io)?;
    match fault {
        Some(fault) => Err(fault),
        None => Ok(Written { rows, cut: 0 }),
    }
}

fn workbook(study: &Study, path: &Path, only: Option<&[i64]>, mask: &Mask, lang: Lang) -> Result<Written> {
    let matrix = Matrix::of(study, only, mask, lang)?;
    let codes = rows(&study.snapshot()?.masked(mask), lang);
    let codings: Vec<Vec<Cell>> = codings(study, only, mask, lang)?.into_iter().collect::<Result<_>>()?;
    let mut fault = None;
    let sheet = |key: &str| locale::say(lang, key, &[]);
    let rows = matrix.rows().map_while(|row| row.map_err(|e| fault = Some(e)).ok());
    let sheets = vec![
        Sheet { name: sheet("export-sheet-codebook"), header: codebook_header(lang), rows: Box::new(codes.into_iter()) },
        Sheet { name: sheet("export-sheet-codings"), header: header(lang, CODINGS), rows: Box::new(codings.into_iter()) },
        Sheet { name: sheet("export-sheet-matrix"), header: matrix.header(), rows: Box::new(rows) },
    ];
    let written = write::xlsx::xlsx(path, sheets).map_err(refused)?;
    match fault {
        Some(fault) => Err(fault),
        None => Ok(Written { rows: matrix.ids.len() as u64, cut: written.cut_cells }),
    }
}

const CODINGS: &[&str] = &[
    "message", "code", "path", "quote", "start", "end", "coder", "voice", "origin", "review", "memo", "person", "role", "space", "venue",
    "posted", "lang",
];
const SURVEY: &[&str] = &["respondent", "question", "weight"];
const MESSAGE: &[&str] = &["message", "parent", "person", "role", "space", "venue", "posted", "lang", "rating", "title", "text"];

fn header(lang: Lang, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| locale::say(lang, &format!("export-{key}"), &[])).collect()
}

fn codebook(study: &Study, path: &Path, ending: &str, mask: &Mask, lang: Lang) -> Result<Written> {
    snapshot(study, path, ending, study.snapshot()?.masked(mask), lang)
}

fn snapshot(study: &Study, path: &Path, ending: &str, snapshot: Snapshot, lang: Lang) -> Result<Written> {
    let codebook = study.codebook()?;
    let coded: FxHashSet<i64> = study.codings()?.into_iter().map(|coding| coding.code).collect();
    let coded = |ext: &str| codebook.codes.iter().any(|code| code.ext == ext && coded.contains(&code.id));
    let order = Order { snapshot: &snapshot, uid: &study.identity()?.uid, lang, coded: &coded };
    let (rows, cut) = crate::codebook::write::write(path, ending, &order)?;
    Ok(Written { rows, cut })
}

/// Writes a codebook, of now or of a version, as a file of its own in the format that its ending says: `.qdc`, `.csv`, `.xlsx` or
/// `.json`. The file appears once it is whole.
pub fn export_codebook(study: &Study, path: &Path, book: Snapshot, lang: Lang) -> Result<Written> {
    let ending = ending(path);
    whole::put(path, |partial| snapshot(study, partial, &ending, book, lang))
}

const LINES: &[&str] = &["message", "person", "posted", "lang", "left", "found", "right", "code"];

/// Writes places of texts as the lines of a concordance, `width` characters each side: a workbook where the file's ending is `.xlsx`,
/// else CSV. The file appears once it is whole.
pub fn concordance(study: &Study, path: &Path, places: &[Place], width: usize, mask: &Mask, lang: Lang) -> Result<Written> {
    let codebook = study.codebook()?;
    let row = |place: &Place| -> Result<Vec<Cell>> {
        let line = study.lines(std::slice::from_ref(place), width)?.pop();
        let Some(line) = line else { return Ok(vec![]) };
        let (text, at) = mask.text_with(&line.message.text, &[line.place.start, line.place.end]);
        let [left, found, right] = in_line(&text, &(at[0]..at[1]), width.min(WIDEST));
        let codes: Vec<&str> = line.codes.iter().filter_map(|&code| codebook.get(code)).map(|code| code.ext.as_str()).collect();
        Ok(vec![
            mask.message_id(line.message.id, &line.message.ext).into(),
            mask.account(&line.message).into(),
            line.message.posted_iso().into(),
            line.message.lang.clone().into(),
            left.into(),
            found.into(),
            right.into(),
            codes.join(" ").into(),
        ])
    };
    whole::put(path, |partial| match ending(path).as_str() {
        "xlsx" => {
            let rows: Vec<Vec<Cell>> = places.iter().map(row).collect::<Result<_>>()?;
            let name = locale::say(lang, "export-sheet-lines", &[]);
            let sheet = Sheet { name, header: header(lang, LINES), rows: Box::new(rows.into_iter()) };
            let written = write::xlsx::xlsx(partial, vec![sheet]).map_err(refused)?;
            Ok(Written { rows: written.rows, cut: written.cut_cells })
        }
        _ => table(partial, &header(lang, LINES), places.iter().map(row)),
    })
}

/// Labels from the top down to the code.
fn path_of(codebook: &Codebook, code: i64, lang: Lang) -> String {
    let mut line: Vec<&str> =
        codebook.upward(code).into_iter().filter_map(|id| codebook.get(id)).map(|code| code.name(Some(lang))).collect();
    line.reverse();
    line.join(" › ")
}

fn codings(study: &Study, only: Option<&[i64]>, mask: &Mask, lang: Lang) -> Result<Vec<Result<Vec<Cell>>>> {
    let codebook = study.codebook()?;
    let kept: Option<FxHashSet<i64>> = only.map(|ids| ids.iter().copied().collect());
    let visible: FxHashSet<i64> = study.message_ids()?.into_iter().collect();
    let mut rows = vec![];
    for coding in study.codings()? {
        // What was refused is no coding: only the study's own file remembers it.
        if coding.review == livisible_core::coding::Review::Rejected
            || !visible.contains(&coding.message)
            || kept.as_ref().is_some_and(|kept| !kept.contains(&coding.message))
        {
            continue;
        }
        let message = study.message(coding.message)?;
        let (text, at) = mask.text_with(&message.text, &[coding.start, coding.stop]);
        // Words that a correction took out of the text do not leave by its codings.
        let quote = if coding.lost { "" } else { offset::slice(&text, at[0]..at[1]).unwrap_or_default() };
        rows.push(Ok(vec![
            mask.message_id(message.id, &message.ext).into(),
            codebook.get(coding.code).map(|code| code.ext.clone()).into(),
            mask.text(&path_of(&codebook, coding.code, lang)).into(),
            quote.into(),
            Cell::Int(at[0] as i64),
            Cell::Int(at[1] as i64),
            coding.coder.into(),
            coding.voice.word().into(),
            coding.origin.word().into(),
            coding.review.word().into(),
            coding.memo.as_deref().map(|memo| mask.text(memo)).into(),
            mask.person(&message).into(),
            message.role.word().into(),
            message.space.word().into(),
            message.venue.as_deref().map(|venue| mask.text(venue)).into(),
            message.posted_iso().into(),
            message.lang.clone().into(),
        ]));
    }
    Ok(rows)
}

/// One row a message, one 0/1 column a code, then one a net; a code above others counts for them: a message counts once.
struct Matrix<'a> {
    study: &'a Study,
    mask: &'a Mask,
    lang: Lang,
    ids: Vec<i64>,
    codes: Vec<(String, i64)>,
    /// Codes that each message bears, own or from below, with what each adds above.
    bears: FxHashMap<i64, FxHashSet<i64>>,
    attributes: Vec<String>,
    /// The nets: their names, and their codes with those below.
    nets: Vec<(String, FxHashSet<i64>)>,
    /// Whether any message is an answer to a survey.
    survey: bool,
}

impl<'a> Matrix<'a> {
    fn of(study: &'a Study, only: Option<&[i64]>, mask: &'a Mask, lang: Lang) -> Result<Self> {
        let codebook = study.codebook()?;
        let ids = match only {
            Some(ids) => ids.to_vec(),
            None => study.message_ids()?,
        };
        let mut bears: FxHashMap<i64, FxHashSet<i64>> = FxHashMap::default();
        for coding in study.codings()? {
            if coding.review == livisible_core::coding::Review::Accepted {
                bears.entry(coding.message).or_default().extend(codebook.upward(coding.code));
            }
        }
        let codes = codebook.tree().into_iter().map(|(code, _)| (code.ext.clone(), code.id)).collect();
        let nets = study.nets()?.iter().map(|net| (mask.text(net.name(Some(lang))), net.reach(&codebook))).collect();
        let survey = study.respondents()? > 0;
        Ok(Matrix { attributes: study.attribute_names(!mask.hides())?, study, mask, lang, ids, codes, bears, nets, survey })
    }

    fn header(&self) -> Vec<String> {
        let mut names = header(self.lang, MESSAGE);
        if self.survey {
            names.extend(header(self.lang, SURVEY));
        }
        names.extend(self.attributes.iter().cloned());
        names.extend(self.codes.iter().map(|(ext, _)| ext.clone()));
        names.extend(self.nets.iter().map(|(name, _)| name.clone()));
        names
    }

    fn rows(&self) -> impl Iterator<Item = Result<Vec<Cell>>> + '_ {
        self.ids.iter().map(|&id| self.row(id))
    }

    fn row(&self, id: i64) -> Result<Vec<Cell>> {
        let message = self.study.message(id)?;
        let parent = match (message.parent, &message.parent_ext) {
            (Some(row), Some(ext)) => Some(self.mask.message_id(row, ext)),
            (None, Some(ext)) => (!self.mask.hides()).then(|| ext.clone()),
            _ => None,
        };
        let mut cells: Vec<Cell> = vec![
            self.mask.message_id(id, &message.ext).into(),
            parent.into(),
            self.mask.person(&message).into(),
            message.role.word().into(),
            message.space.word().into(),
            message.venue.as_deref().map(|venue| self.mask.text(venue)).into(),
            message.posted_iso().into(),
            message.lang.clone().into(),
            message.rating.into(),
            message.title.as_deref().map(|title| self.mask.text(title)).into(),
            self.mask.text(&message.text).into(),
        ];
        if self.survey {
            let masked = || self.mask.person(&message);
            let respondent = message.respondent.clone().and_then(|id| if self.mask.hides() { masked() } else { Some(id) });
            cells.extend([respondent.into(), message.question.clone().into(), message.weight.into()]);
        }
        cells.extend(self.attributes.iter().map(|name| match message.attributes.get(name) {
            None | Some(serde_json::Value::Null) => Cell::Empty,
            Some(serde_json::Value::Number(n)) => n.as_i64().map(Cell::Int).or_else(|| n.as_f64().map(Cell::Number)).unwrap_or(Cell::Empty),
            Some(serde_json::Value::String(text)) => self.mask.value(text).into(),
            Some(other) => self.mask.text(&other.to_string()).into(),
        }));
        let borne = self.bears.get(&id);
        cells.extend(self.codes.iter().map(|(_, code)| Cell::Int(i64::from(borne.is_some_and(|borne| borne.contains(code))))));
        // A message counts once in a net, however many of its codes it bears.
        cells.extend(self.nets.iter().map(|(_, codes)| Cell::Int(i64::from(borne.is_some_and(|borne| !borne.is_disjoint(codes))))));
        Ok(cells)
    }
}
