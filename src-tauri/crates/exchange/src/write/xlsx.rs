//! Workbooks for people who open them: a bold header that stays in sight, sensible widths, strings that stay strings.

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::Cell;
use crate::fault::Fault;

/// What a cell can hold, in the units that Excel counts.
const LONGEST_CELL: usize = 32_767;

/// What stands at the end of a cell that was cut.
const CUT_MARK: &str = " […]";

/// Rows of a sheet, the header included.
const MOST_ROWS: u32 = 1_048_576;

/// How many rows are looked at for the widths of columns.
const MEASURED: usize = 100;

/// A sheet to write.
pub struct Sheet<'a> {
    /// Its name; shortened and made unique where Excel asks for it.
    pub name: String,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows, headers not counted.
    pub rows: u64,
    /// Cells that were too long for a workbook, and end with a mark.
    pub cut_cells: u64,
}

/// Writes a workbook; a sheet too long for Excel goes on in another one.
pub fn xlsx(path: &Path, sheets: Vec<Sheet<'_>>) -> Result<Written, Fault> {
    let mut workbook = Workbook::new();
    let mut written = Written::default();
    let mut names = Vec::new();
    for sheet in sheets {
        let mut rows = sheet.rows.peekable();
        loop {
            let name = unique(&sheet.name, &names);
            let page = workbook.add_worksheet_with_constant_memory().map_err(fault)?;
            page.set_name(&name).map_err(fault)?;
            names.push(name);
            write_page(page, &sheet.header, &mut rows, &mut written).map_err(fault)?;
            if rows.peek().is_none() {
                break;
            }
        }
    }
    workbook.save(path).map_err(|error| match error {
        XlsxError::IoError(error) => Fault::io(path, &error),
        error => fault(error),
    })?;
    Ok(written)
}

fn fault(error: XlsxError) -> Fault {
    Fault::Write { detail: error.to_string() }
}

fn write_page(
    page: &mut Worksheet,
    header: &[String],
    rows: &mut dyn Iterator<Item = Vec<Cell>>,
    written: &mut Written,
) -> Result<(), XlsxError> {
    page.set_freeze_panes(1, 0)?;
    let first: Vec<Vec<Cell>> = rows.take(MEASURED).collect();
    for (column, width) in widths(header, &first).into_iter().enumerate() {
        page.set_column_width(place(column)?, width)?;
    }
    let bold = Format::new().set_bold();
    for (column, name) in header.iter().enumerate() {
        page.write_string_with_format(0, place(column)?, cut(name).unwrap_or_else(|| name.clone()), &bold)?;
    }
    let mut line = 1;
    let mut first = first.into_iter();
    while line < MOST_ROWS {
        let Some(row) = first.next().or_else(|| rows.next()) else { break };
        for (column, cell) in row.iter().enumerate() {
            let column = place(column)?;
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => match cut(text) {
                    Some(shorter) => {
                        written.cut_cells += 1;
                        page.write_string(line, column, shorter)?;
                    }
                    None => {
                        page.write_string(line, column, text)?;
                    }
                },
                // Excel keeps fifteen digits: a longer number is an id, and goes as text.
                Cell::Int(number) if number.unsigned_abs() < 1_000_000_000_000_000 => {
                    page.write_number(line, column, *number as f64)?;
                }
                Cell::Int(number) => {
                    page.write_string(line, column, number.to_string())?;
                }
                Cell::Number(number) if number.is_finite() => {
                    page.write_number(line, column, *number)?;
                }
                Cell::Number(_) | Cell::Empty => {}
            }
        }
        line += 1;
        written.rows += 1;
    }
    Ok(())
}

fn place(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

/// The text as far as a cell goes, when it goes further.
fn cut(text: &str) -> Option<String> {
    if text.len() <= LONGEST_CELL || text.encode_utf16().count() <= LONGEST_CELL {
        return None;
    }
    let room = LONGEST_CELL - CUT_MARK.encode_utf16().count();
    let mut units = 0;
    let kept = text.char_indices().take_while(|(_, c)| {
        units += c.len_utf16();
        units <= room
    });
    let end = kept.last().map_or(0, |(at, c)| at + c.len_utf8());
    Some(format!("{}{CUT_MARK}", &text[..end]))
}

/// Wide enough for what is in the first rows, never so wide that one column fills the screen.
fn widths(header: &[String], rows: &[Vec<Cell>]) -> Vec<f64> {
    let length = |cell: &Cell| match cell {
        Cell::Text(text) => text.lines().next().map_or(0, |line| line.chars().count()),
        Cell::Int(number) => number.to_string().len(),
        Cell::Number(number) => number.to_string().len().min(12),
        Cell::Empty => 0,
    };
    header
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let longest = rows.iter().filter_map(|row| row.get(at)).map(length).max().unwrap_or(0);
            (longest.max(name.chars().count()) as f64 + 2.0).clamp(8.0, 60.0)
        })
        .collect()
}

/// A name that Excel takes: 31 characters, none of `[]:*?/\`, no apostrophe at an end, each once whatever its case.
fn unique(name: &str, taken: &[String]) -> String {
    let clean: String =
        name.chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { '-' } else { c }).collect();
    let clean = clean.trim_matches('\'').trim();
    let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { "Sheet" } else { clean };
    let shorten = |room: usize| {
        let mut units = 0;
        let kept: String = clean
            .chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= room
            })
            .collect();
        kept.trim_end_matches('\'').to_owned()
    };
    let is_free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut candidate = shorten(31);
    let mut number = 2;
    while !is_free(&candidate) {
        let suffix = format!(" ({number})");
        candidate = format!("{}{suffix}", shorten(31 - suffix.len()));
        number += 1;
    }
    candidate
}

#[cfg(test)]
#[path = "xlsx_tests.rs"]
mod tests;
