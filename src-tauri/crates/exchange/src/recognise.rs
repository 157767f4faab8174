//! What a file is: its format, encoding, delimiter, header and columns, told by its content.
//!
//! The name of a file settles two things only: whether lines without any delimiter are a table of one column or a text,
//! and whether a lone object of JSON is a record.

use std::collections::HashSet;
use std::path::Path;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::Warning;
use serde::Serialize;

use crate::encoding::decode::decode_head;
use crate::encoding::{Charset, Sniffed, sniff};
use crate::fault::Fault;
use crate::formats::{self, Format};
use crate::html;
use crate::json::{self, Found, JsonRows, Shape};
use crate::known::{is_study, known_binary, known_markup, known_text};
use crate::native::{self, Look, Native, Told};
use crate::open::Plan;
use crate::recipe::{self, Followed, Recipe};
use crate::source::{self, Draft, Quirks};
use crate::table::dialect::{self, Dialect, NO_DELIMITER};
use crate::table::field::{Column, Field};
use crate::table::header::{self, Layout};
use crate::table::{Row, Rows, SAMPLE_ROWS, guess, map};
use crate::values::is_blank;
use crate::workbook::{self, Kind, SheetRows};

/// How many records are shown before an import.
pub const PREVIEW: usize = 20;

/// What was recognised in a file, and how sure it is.
#[derive(Debug, Clone, Serialize)]
pub struct Recognised {
    /// The format.
    pub format: Format,
    /// From 0 to 1.
    pub confidence: f32,
    /// Stable code of what decided: `asked`, `source_columns`, `study_json`, `workbook`, `even_rows`, `uneven_rows`,
    /// `single_column`, `json_lines`, `json_array`, `plain_text`, and those of [`Told`].
    pub reason: &'static str,
    /// Name of the tool that made the file, where its columns tell it.
    pub source: Option<&'static str>,
    /// The columns that told it, as the file writes them.
    pub told: Vec<String>,
    /// The type of space of records that say none, where it could be told.
    pub space: Option<Space>,
    /// The venue of records that say none, where it could be told.
    pub venue: Option<String>,
    /// The language of records that say none, where an earlier wave said it.
    pub lang: Option<String>,
    /// The earlier import that it is read like.
    pub followed: Option<Followed>,
    /// The encoding of a text.
    pub encoding: Option<String>,
    /// The delimiter of a delimited text; `None` when it has one column.
    pub delimiter: Option<char>,
    /// The sheet that will be read.
    pub sheet: Option<String>,
    /// Every sheet of a workbook.
    pub sheets: Vec<String>,
    /// The row of the header, from 1, blank lines not counted; `None` without a header.
    pub header_row: Option<usize>,
    /// Rows left out above the header.
    pub preamble: usize,
    /// The columns of a table.
    pub columns: Vec<Column>,
    /// The columns whose cells are HTML, rendered to text.
    pub html: Vec<String>,
    /// The first records of a table, or the beginning of a text.
    pub preview: Vec<Vec<String>>,
}

impl Recognised {
    /// The name of the contract: the tool's where it is known, else the format's.
    pub fn name(&self) -> &'static str {
        self.source.unwrap_or(self.format.name())
    }
}

/// Recognises a file; `forced` is the name of a format that the analyst asked for.
pub fn recognise(path: &Path, forced: Option<&str>) -> Result<Recognised, Fault> {
    let plan = Plan { format: forced.map(str::to_owned), ..Plan::default() };
    Ok(examine(path, &plan)?.recognised)
}

/// What opening a file needs, beside what people are shown.
pub(crate) struct Examined {
    pub recognised: Recognised,
    pub inside: Inside,
}

/// What is inside a file.
pub(crate) enum Inside {
    Delimited { charset: Charset, dialect: Dialect, table: Table },
    Json { charset: Charset, shape: Shape, table: Table },
    Workbook { kind: Kind, sheet: String, others: Vec<String>, table: Table },
    Text { charset: Charset },
    Native { charset: Charset, native: &'static Native },
    Study,
}

/// How a table is laid out, and what its rows need.
pub(crate) struct Table {
    pub layout: Layout,
    /// The first rows, header and preamble included.
    pub sample: Vec<Row>,
    /// Whether the sample is all there is.
    pub whole: bool,
    pub quirks: Quirks,
    /// What the tool that made the file tells of it.
    pub noticed: Vec<Warning>,
}

/// Looks at a file under the analyst's plan.
pub(crate) fn examine(path: &Path, plan: &Plan) -> Result<Examined, Fault> {
    let forced = match &plan.format {
        None => None,
        // A tool's name says what the columns are; what holds them is still recognised.
        Some(name) if source::from_name(name).is_some() => None,
        Some(name) if native::from_name(name).is_some() => Some(Format::Native),
        Some(name) => {
            Some(Format::from_name(name).ok_or_else(|| Fault::UnknownFormat { name: name.clone(), known: formats::names().join(", ") })?)
        }
    };
    let charset = match &plan.encoding {
        None => None,
        Some(label) => Some(Charset::from_label(label).ok_or_else(|| Fault::UnknownEncoding { label: label.clone() })?),
    };
    if path.is_dir() {
        return Err(Fault::Folder { path: path.display().to_string() });
    }
    if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        // A pipe or a device is read once, or for ever.
        return Err(Fault::NotAFile { path: path.display().to_string() });
    }
    let sniffed = sniff(path, charset).map_err(|error| Fault::io(path, &error))?;
    let head = decode_head(&sniffed.head, sniffed.charset, sniffed.whole);
    let shown = plan.shown.clone().unwrap_or_else(|| path.display().to_string());
    let look = Look::new(path, &shown, &sniffed.head, &head, sniffed.charset, sniffed.whole);
    if let Some(native) = plan.format.as_deref().and_then(native::from_name) {
        return if sniffed.size == 0 { Err(Fault::Empty) } else { Ok(of_native(native, None, &sniffed)) };
    }
    if plan.format.is_none()
        && let Some((native, told)) = native::find(&look)
    {
        return Ok(of_native(native, Some(told), &sniffed));
    }
    if matches!(forced, None | Some(Format::Xlsx)) && charset.is_none() {
        if let Some(kind) = workbook::kind(path, &sniffed.head)? {
            return of_workbook(path, kind, forced.is_some(), plan);
        }
        if forced == Some(Format::Xlsx) {
            return Err(if sniffed.size == 0 { Fault::Empty } else { Fault::NotAWorkbook { detail: "first bytes".to_owned() } });
        }
    }
    if forced.is_none() {
        known_binary(&sniffed.head)?;
    }
    if sniffed.whole && is_blank(&head) {
        return Err(Fault::Empty);
    }
    match forced {
        Some(Format::Ndjson | Format::Json) => of_json(path, &head, &sniffed, true, plan)?.ok_or(Fault::NoRecords),
        Some(Format::Csv) => of_delimited(path, &head, &sniffed, Some("asked"), plan),
        Some(Format::Text) => of_text(&head, &sniffed, Some("asked")),
        Some(Format::Study) => Ok(of_study("asked")),
        Some(Format::Xlsx | Format::Native) | None => {
            if is_study(&head) {
                return Ok(of_study("study_json"));
            }
            known_markup(&head)?;
            if let Some(examined) = of_json(path, &head, &sniffed, false, plan)? {
                return Ok(examined);
            }
            if plan.delimiter.is_some()
                || is_called(path, Format::Csv)
                || dialect::find(&head, sniffed.whole).is_some_and(|fit| fit.is_sure())
            {
                of_delimited(path, &head, &sniffed, None, plan)
            } else {
                of_text(&head, &sniffed, None)
            }
        }
    }
}

/// Whether a file is called as those of this format are.
fn is_called(path: &Path, format: Format) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
    formats::all().iter().any(|info| info.name == format.name() && info.extensions.contains(&extension.as_str()))
}

fn blank(format: Format, confidence: f32, reason: &'static str) -> Recognised {
    Recognised {
        format,
        confidence,
        reason,
        source: None,
        told: Vec::new(),
        space: None,
        venue: None,
        lang: None,
        followed: None,
        encoding: None,
        delimiter: None,
        sheet: None,
        sheets: Vec::new(),
        header_row: None,
        preamble: 0,
        columns: Vec::new(),
        html: Vec::new(),
        preview: Vec::new(),
    }
}

fn of_study(reason: &'static str) -> Examined {
    Examined { recognised: Recognised { encoding: Some("UTF-8".to_owned()), ..blank(Format::Study, 1.0, reason) }, inside: Inside::Study }
}

/// A native format: `told` says by what, without it the analyst did.
fn of_native(native: &'static Native, told: Option<Told>, sniffed: &Sniffed) -> Examined {
    let told = told.unwrap_or(Told { confidence: 1.0, reason: "asked", ..Told::default() });
    let is_text = !sniffed.head.contains(&0) || !matches!(sniffed.charset, Charset::Web(encoding) if encoding == encoding_rs::UTF_8);
    let recognised = Recognised {
        source: Some(native.name),
        told: told.told,
        space: told.space.or(native.space),
        venue: told.venue.or_else(|| native.venue.map(str::to_owned)),
        encoding: is_text.then(|| sniffed.charset.name().to_owned()),
        ..blank(Format::Native, told.confidence, told.reason)
    };
    Examined { recognised, inside: Inside::Native { charset: sniffed.charset, native } }
}

fn of_text(head: &str, sniffed: &Sniffed, asked: Option<&'static str>) -> Result<Examined, Fault> {
    known_text(head, 10)?;
    let preview = head.lines().take(PREVIEW).map(|line| vec![line.to_owned()]).collect();
    let recognised = Recognised {
        encoding: Some(sniffed.charset.name().to_owned()),
        preview,
        ..blank(Format::Text, if asked.is_some() { 1.0 } else { 0.6 }, asked.unwrap_or("plain_text"))
    };
    Ok(Examined { recognised, inside: Inside::Text { charset: sniffed.charset } })
}

fn of_delimited(path: &Path, head: &str, sniffed: &Sniffed, asked: Option<&'static str>, plan: &Plan) -> Result<Examined, Fault> {
    known_text(head, 10)?;
    let fit = dialect::find(head, sniffed.whole);
    let forced = plan
        .delimiter
        .and_then(|delimiter| u8::try_from(delimiter).ok())
        .filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'"' | b'\r' | b'\n' | 0x1A));
    // Half the records at least must be even: else the commas are those of prose.
    let dialect = match (forced, fit.filter(|fit| fit.score >= 0.25)) {
        (Some(delimiter), _) => Dialect::of(head, sniffed.whole, delimiter),
        (None, Some(fit)) => fit.dialect,
        (None, None) => Dialect::plain(NO_DELIMITER),
    };
    let delimiter = dialect.delimiter;
    let (confidence, reason) = match fit {
        _ if delimiter == NO_DELIMITER => (0.5, "single_column"),
        Some(fit) if fit.score >= 0.9 => (fit.score, "even_rows"),
        Some(fit) => (fit.score, "uneven_rows"),
        None => (0.3, "uneven_rows"),
    };
    let sample = dialect::parse(head, sniffed.whole, dialect, SAMPLE_ROWS);
    let whole = sniffed.whole && sample.len() < SAMPLE_ROWS;
    let layout = header::lay_out(&sample);
    let recognised = Recognised {
        encoding: Some(sniffed.charset.name().to_owned()),
        delimiter: (delimiter != NO_DELIMITER).then(|| char::from(delimiter)),
        ..blank(Format::Csv, if asked.is_some() { 1.0 } else { confidence }, asked.unwrap_or(reason))
    };
    let (recognised, quirks, noticed) = with_columns(path, recognised, &layout, &sample, plan)?;
    let table = Table { layout, sample, whole, quirks, noticed };
    Ok(Examined { recognised, inside: Inside::Delimited { charset: sniffed.charset, dialect, table } })
}

/// A table in JSON; `None` when the text is none. `asked` tells that the analyst says so.
fn of_json(path: &Path, head: &str, sniffed: &Sniffed, asked: bool, plan: &Plan) -> Result<Option<Examined>, Fault> {
    let beyond = if sniffed.whole { 0 } else { sniffed.size.saturating_sub(sniffed.head.len() as u64).max(1) };
    let found = json::find(head, beyond, asked || is_called(path, Format::Ndjson));
    // What stands in an object beyond the head may be longer than what begins in it.
    let is_object = !matches!(&found, Found::NotJson | Found::Records(Shape::Lines | Shape::Stream)) && head.trim_start().starts_with('{');
    let measured = match is_object && beyond > 0 {
        true => json::measure(path, sniffed.charset).map_err(|error| Fault::io(path, &error))?,
        false => None,
    };
    let shape = match measured.map_or(found, Found::Records) {
        Found::Records(shape) => shape,
        Found::NoRecords => return Err(Fault::NoRecords),
        Found::NotJson => return Ok(None),
    };
    let mut rows = JsonRows::open(path, sniffed.charset, &shape)?;
    let (mut sample, mut row, mut faulty) = (Vec::new(), Row::new(), 0);
    while sample.len() + faulty < SAMPLE_ROWS && rows.next_row(&mut row)? {
        match rows.fault_of_row() {
            Some(_) => faulty += 1,
            None => sample.push(row.clone()),
        }
    }
    // The first row is that of the names.
    if faulty >= sample.len() {
        return Err(Fault::NoRecords);
    }
    let whole = sample.len() + faulty < SAMPLE_ROWS;
    let layout = header::of_names(&sample[0]);
    let (format, reason) = match &shape {
        Shape::Lines | Shape::Stream => (Format::Ndjson, "json_lines"),
        Shape::Array { .. } => (Format::Json, "json_array"),
    };
    let recognised =
        Recognised { encoding: Some(sniffed.charset.name().to_owned()), ..blank(format, 1.0, if asked { "asked" } else { reason }) };
    let (recognised, quirks, noticed) = with_columns(path, recognised, &layout, &sample, plan)?;
    let table = Table { layout, sample, whole, quirks, noticed };
    Ok(Some(Examined { recognised, inside: Inside::Json { charset: sniffed.charset, shape, table } }))
}

fn of_workbook(path: &Path, kind: Kind, asked: bool, plan: &Plan) -> Result<Examined, Fault> {
    let sheets = workbook::sheets(path, kind)?;
    let sheet = match &plan.sheet {
        Some(wanted) => {
            let by_name = sheets
                .names
                .iter()
                .find(|name| *name == wanted)
                .or_else(|| sheets.names.iter().find(|name| name.to_lowercase() == wanted.to_lowercase()));
            let by_number = || wanted.parse::<usize>().ok().and_then(|number| sheets.names.get(number.checked_sub(1)?));
            by_name
                .or_else(by_number)
                .cloned()
                .ok_or_else(|| Fault::UnknownSheet { sheet: wanted.clone(), sheets: sheets.names.join(", ") })?
        }
        None => match sheets.filled.first().or(sheets.names.first()) {
            Some(sheet) => sheet.clone(),
            None => return Err(Fault::NoSheets),
        },
    };
    let mut rows = SheetRows::open(path, kind, &sheet)?;
    let (mut sample, mut row) = (Vec::new(), Row::new());
    while sample.len() < SAMPLE_ROWS && rows.next_row(&mut row)? {
        sample.push(row.clone());
    }
    let whole = sample.len() < SAMPLE_ROWS;
    let width = sample.iter().map(Row::len).max().unwrap_or(0);
    for row in &mut sample {
        while row.len() < width {
            row.push_field("");
        }
    }
    let layout = header::lay_out(&sample);
    let others = sheets.filled.into_iter().filter(|name| *name != sheet).collect();
    let recognised = Recognised {
        sheet: Some(sheet.clone()),
        sheets: sheets.names,
        ..blank(Format::Xlsx, 1.0, if asked { "asked" } else { "workbook" })
    };
    let (recognised, quirks, noticed) = with_columns(path, recognised, &layout, &sample, plan)?;
    let table = Table { layout, sample, whole, quirks, noticed };
    Ok(Examined { recognised, inside: Inside::Workbook { kind, sheet, others, table } })
}

/// The columns of a table: guessed, put right by the tool that is known to write them so, then by the analyst.
fn with_columns(
    path: &Path,
    recognised: Recognised,
    layout: &Layout,
    sample: &[Row],
    plan: &Plan,
) -> Result<(Recognised, Quirks, Vec<Warning>), Fault> {
    // Empty rows, which workbooks trail by the hundred, say nothing of the columns.
    let records: Vec<Row> = sample.iter().skip(layout.rows_above()).filter(|row| !row.iter().all(is_blank)).cloned().collect();
    let records = &records[..];
    let mut columns = guess::guess(&layout.headings, records);
    let asked = plan.format.as_deref().and_then(source::from_name);
    let found = match (asked, &plan.format) {
        (Some(asked), _) => Some((asked, source::tells(asked, &layout.headings).unwrap_or_default())),
        // A format that holds tables was asked for: the table is read as any.
        (None, Some(_)) => None,
        (None, None) => source::find(layout, records),
    };
    // People who rate are people who review.
    let rated = columns.iter().any(|column| column.role == Field::Rating).then_some(Space::Review);
    let mut draft = Draft {
        stem: &stem(path),
        headings: &layout.headings,
        columns: &mut columns,
        sample: records,
        space: rated,
        venue: None,
        quirks: Quirks::default(),
        noticed: Vec::new(),
    };
    if let Some((source, _)) = &found {
        source::apply(source, &mut draft);
    }
    let Draft { space, venue, quirks, noticed, .. } = draft;
    let name = found.as_ref().map_or(recognised.format.name(), |(source, _)| source.name);
    let recipe = recipe::follow(&plan.recipes, name, &mut columns);
    let (said_space, said_venue, lang) = recipe.map(Recipe::said).unwrap_or_default();
    // What a tool tells of its file comes first; that people rate is a guess, which the analyst's word comes over.
    let space = if found.is_some() { space.or(said_space) } else { said_space.or(space) };
    map::apply(&mut columns, &plan.map)?;
    let mut noticed = source::survey::after::asked(&mut columns, noticed);
    let mut quirks = quirks.under(&columns);
    quirks.people = source::people::columns(found.as_ref().map(|(source, _)| *source), &layout.headings);
    let (asked_then, html_then) = recipe.map(Recipe::html).unwrap_or_default();
    quirks.html = html::columns::find(&columns, &quirks, records, plan.html.or(asked_then), html_then);
    let has_id = quirks.id.is_some() || columns.iter().any(|column| matches!(column.role, Field::Id | Field::Respondent));
    let changes = recipe.filter(|_| !has_id).and_then(|recipe| recipe.changes(&columns));
    noticed.extend(changes.map(|detail| Warning { code: "columns_changed".to_owned(), detail }));
    let html: Vec<String> = quirks.html.iter().map(|at| columns[*at].name.clone()).collect();
    noticed.extend(html.iter().map(|column| Warning { code: "html_rendered".to_owned(), detail: column.clone() }));
    let written = |name: &&str| source::place(&layout.headings, name).map(|at| columns[at].name.clone());
    let mut told: Vec<String> = found.iter().flat_map(|(_, told)| told).filter_map(written).collect();
    let mut known = HashSet::new();
    told.retain(|name| known.insert(name.clone()));
    let recognised = match (&found, asked) {
        (Some(_), Some(_)) => Recognised { confidence: 1.0, reason: "asked", ..recognised },
        (Some(_), None) => Recognised { confidence: recognised.confidence.max(0.95), reason: "source_columns", ..recognised },
        (None, _) => recognised,
    };
    let recognised = Recognised {
        source: found.as_ref().map(|(source, _)| source.name),
        told,
        space,
        venue: venue.or(said_venue),
        lang,
        followed: recipe.map(Recipe::followed),
        header_row: (layout.header_rows > 0).then_some(layout.preamble + 1),
        preamble: layout.preamble,
        columns,
        html,
        preview: records.iter().take(PREVIEW).map(|row| row.iter().map(str::to_owned).collect()).collect(),
        ..recognised
    };
    Ok((recognised, quirks, noticed))
}

/// The name of a file without its ending.
fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
