//! Opening a file for import: what was recognised, what the analyst said over it, and the reader of its records.
//!
//! The codes of skipped records and of warnings, and what their details hold, are listed in `docs/formats.md`.

use std::path::Path;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Reader, Warning};

use crate::fault::Fault;
use crate::json::{JsonRows, Shape};
use crate::native::{NativeReader, Opening};
use crate::recipe::Recipe;
use crate::recognise::{Examined, Inside, Recognised, Table, examine};
use crate::table::aliases::is_french;
use crate::table::field::{Column, Field};
use crate::table::header::{Heading, Layout};
use crate::table::read::TableReader;
use crate::table::rows::DelimitedRows;
use crate::table::shape::{Defaults, Shaper, Slot};
use crate::table::{Row, Rows};
use crate::text::TextReader;
use crate::values::dates::{Order, Surveyor};
use crate::values::lang;
use crate::workbook::SheetRows;

/// What the analyst says about a file; what is left out is guessed.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Name of the format.
    pub format: Option<String>,
    /// Label of the encoding.
    pub encoding: Option<String>,
    /// The delimiter of a delimited text.
    pub delimiter: Option<char>,
    /// The sheet of a workbook, by its name or its number from 1.
    pub sheet: Option<String>,
    /// Roles of columns, each by its name or its number from 1.
    pub map: Vec<(Field, String)>,
    /// The type of space of records that say none.
    pub space: Option<Space>,
    /// The venue of records that say none.
    pub venue: Option<String>,
    /// The language of records that say none.
    pub lang: Option<String>,
    /// The name under which people know the file; its own where none is said.
    pub shown: Option<String>,
    /// Whether texts are HTML: every column that is read, or none; left out, the columns whose cells prove it.
    pub html: Option<bool>,
    /// Earlier readings to follow where the columns are the same: [`crate::recipe::of`].
    pub recipes: Vec<Recipe>,
}

/// A file that is open for import.
pub struct Opened {
    /// What was recognised, with the plan applied.
    pub recognised: Recognised,
    /// The reader of its records; `None` for a study, which the core reads.
    pub reader: Option<Box<dyn Reader>>,
    /// Size of the file, for progress.
    pub total_bytes: u64,
}

/// Opens a file.
pub fn open(path: &Path, plan: &Plan) -> Result<Opened, Fault> {
    let Examined { mut recognised, inside } = examine(path, plan)?;
    // What the analyst says comes over what was recognised, once, for the records, the report and the next wave.
    recognised.space = plan.space.or(recognised.space);
    recognised.venue = plan.venue.clone().or(recognised.venue);
    recognised.lang = plan.lang.clone().or(recognised.lang);
    let total_bytes = std::fs::metadata(path).map_err(|error| Fault::io(path, &error))?.len();
    let defaults = Defaults {
        space: recognised.space,
        venue: recognised.venue.clone(),
        lang: recognised.lang.as_deref().map(|said| lang::code(said).unwrap_or(said).to_owned()),
    };
    let columns = &recognised.columns;
    let reader: Option<Box<dyn Reader>> = match inside {
        Inside::Study => None,
        Inside::Native { charset, native } => {
            let own = path.display().to_string();
            let opening = Opening { path, shown: plan.shown.as_deref().unwrap_or(&own), charset, asked: plan.format.is_some() };
            Some(Box::new(NativeReader::new(native, (native.open)(&opening)?, defaults)))
        }
        Inside::Text { charset } => Some(Box::new(TextReader::open(path, charset, defaults)?)),
        Inside::Delimited { charset, dialect, table } => {
            let rows = || Ok(Box::new(DelimitedRows::open(path, charset, dialect)?) as Box<dyn Rows>);
            Some(Box::new(reader(columns, table, defaults, dialect.delimiter == b';', true, vec![], rows)?))
        }
        Inside::Json { charset, shape, table } => {
            let rows = || Ok(Box::new(JsonRows::open(path, charset, &shape)?) as Box<dyn Rows>);
            let noticed = match &shape {
                Shape::Array { others, .. } => unread("other_arrays", others),
                Shape::Lines | Shape::Stream => None,
            };
            Some(Box::new(reader(columns, table, defaults, false, false, noticed.into_iter().collect(), rows)?))
        }
        Inside::Workbook { kind, sheet, others, table } => {
            let rows = || Ok(Box::new(SheetRows::open(path, kind, &sheet)?) as Box<dyn Rows>);
            let noticed = unread("other_sheets", &others);
            Some(Box::new(reader(columns, table, defaults, false, false, noticed.into_iter().collect(), rows)?))
        }
    };
    Ok(Opened { recognised, reader, total_bytes })
}

/// What else the file holds, which is not read.
fn unread(code: &str, others: &[String]) -> Option<Warning> {
    (!others.is_empty()).then(|| Warning { code: code.to_owned(), detail: others.join(", ") })
}

/// The reader of a table: `rows` opens it anew, from its first row.
fn reader(
    columns: &[Column],
    table: Table,
    defaults: Defaults,
    semicolons: bool,
    short_is_ragged: bool,
    mut noticed: Vec<Warning>,
    rows: impl Fn() -> Result<Box<dyn Rows>, Fault>,
) -> Result<TableReader, Fault> {
    let Table { layout, sample, whole, quirks, noticed: of_the_tool } = table;
    let dates = date_orders(columns, &layout, &sample, whole, semicolons, &rows)?;
    let (slots, told) = slots(columns, &dates, &layout);
    noticed.splice(0..0, of_the_tool.into_iter().chain(told));
    Ok(TableReader::new(rows()?, Shaper::new(slots, defaults, quirks, short_is_ragged), layout.rows_above(), noticed))
}

/// How to read the dates of a column.
struct Dated {
    column: usize,
    order: Order,
    ambiguous: bool,
}

/// The order of day and month in each column of dates: from the sample, or from the whole file where the sample leaves it open.
fn date_orders(
    columns: &[Column],
    layout: &Layout,
    sample: &[Row],
    whole: bool,
    semicolons: bool,
    rows: impl Fn() -> Result<Box<dyn Rows>, Fault>,
) -> Result<Vec<Dated>, Fault> {
    let dated = columns.iter().enumerate().filter(|(_, column)| matches!(column.role, Field::Posted | Field::Replied));
    let mut surveyors: Vec<(usize, Surveyor)> = dated.map(|(at, _)| (at, Surveyor::default())).collect();
    for row in sample.iter().skip(layout.rows_above()) {
        surveyors.iter_mut().for_each(|(at, surveyor)| surveyor.see(row.get(*at).unwrap_or_default()));
    }
    if !whole && surveyors.iter().any(|(_, surveyor)| surveyor.is_undecided()) {
        // A file in order of time may only hold its first twelve days in the sample: one pass over it is cheaper than a wrong month.
        let (mut rows, mut row, mut above) = (rows()?, Row::new(), layout.rows_above());
        while surveyors.iter().any(|(_, surveyor)| surveyor.is_undecided()) && rows.next_row(&mut row)? {
            if above > 0 {
                above -= 1;
                continue;
            }
            surveyors.iter_mut().for_each(|(at, surveyor)| surveyor.see(row.get(*at).unwrap_or_default()));
        }
    }
    let french = semicolons || layout.headings.iter().flat_map(|heading| &heading.parts).any(|part| is_french(part));
    Ok(surveyors
        .into_iter()
        .map(|(column, surveyor)| {
            let survey = surveyor.verdict(french);
            Dated { column, order: survey.order, ambiguous: survey.ambiguous }
        })
        .collect())
}

fn slots(columns: &[Column], dates: &[Dated], layout: &Layout) -> (Vec<Slot>, Vec<Warning>) {
    let slots = columns.iter().enumerate().map(|(at, column)| {
        let order = dates.iter().find(|dated| dated.column == at).map_or(Order::DayFirst, |dated| dated.order);
        Slot { name: column.name.clone(), label: column.label.clone(), field: column.role, order }
    });
    let mut noticed = Vec::new();
    for dated in dates.iter().filter(|dated| dated.ambiguous) {
        noticed.push(Warning { code: "ambiguous_dates".to_owned(), detail: columns[dated.column].name.clone() });
    }
    if layout.preamble > 0 {
        noticed.push(Warning { code: "preamble".to_owned(), detail: layout.preamble.to_string() });
    }
    let joined = |(heading, column): (&Heading, &Column)| heading.is_joined() && column.name == heading.name;
    if layout.header_rows > 1 && layout.headings.iter().zip(columns).any(joined) {
        noticed.push(Warning { code: "second_header".to_owned(), detail: layout.header_rows.to_string() });
    }
    (slots.collect(), noticed)
}
