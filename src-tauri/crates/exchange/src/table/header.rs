//! Where the header of a table is, what stands above it, and the name of each column.
//!
//! Exports put titles and descriptions above the header, or no header at all; survey tools write two or three rows of it.

use super::{Row, aliases, dialect, stacked};
use crate::values::{dates, is_blank, number};

/// How far down a header may be.
const DEEPEST: usize = 40;

/// A name longer than this is a sentence, unless it asks a question.
const LONGEST_NAME: usize = 80;

/// How the first rows of a table are laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Rows above the header, or above the first record where there is no header.
    pub preamble: usize,
    /// Rows of the header: none, one, or more in exports of surveys.
    pub header_rows: usize,
    /// The columns, in order.
    pub headings: Vec<Heading>,
}

/// The name of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As shown, each once: `Film (2)`, `column 3`.
    pub name: String,
    /// What the rows of the header say, one by one, with the marks that survey tools put there.
    pub parts: Vec<String>,
}

impl Heading {
    /// What the rows say of the column, without the marks.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        said(&self.parts)
    }

    /// Whether the name was put together from several rows.
    pub fn is_joined(&self) -> bool {
        self.said().count() > 1
    }

    /// What Qualtrics calls the column for itself: a JSON object, `{"ImportId":"QID3_TEXT"}`.
    pub fn import_id(&self) -> Option<&str> {
        self.parts.iter().map(String::as_str).find(|part| stacked::is_import_id(part))
    }

    /// Whether a row of the header says that people answered in their own words.
    pub fn is_open_ended(&self) -> bool {
        self.parts.iter().skip(1).any(|part| stacked::is_open_ended(part))
    }
}

/// The parts that name a column.
fn said(parts: &[String]) -> impl Iterator<Item = &str> {
    let named = |(at, part): &(usize, &str)| !stacked::is_import_id(part) && (*at == 0 || !stacked::is_open_ended(part));
    parts.iter().map(String::as_str).enumerate().filter(named).map(|(_, part)| part)
}

impl Layout {
    /// Rows before the first record.
    pub fn rows_above(&self) -> usize {
        self.preamble + self.header_rows
    }
}

/// Lays out a table from its first rows.
pub fn lay_out(rows: &[Row]) -> Layout {
    let preamble = preamble(rows);
    let below = &rows[preamble..];
    let header_rows = header_rows(below);
    let width = match below.first() {
        Some(header) if header_rows > 0 => below[..header_rows].iter().map(Row::len).max().unwrap_or(header.len()),
        _ => dialect::usual_width(below).unwrap_or(0),
    };
    Layout { preamble, header_rows, headings: headings(&below[..header_rows], width) }
}

/// The layout of a table whose first row is known to name its columns, and nothing else.
pub fn of_names(names: &Row) -> Layout {
    Layout { preamble: 0, header_rows: 1, headings: headings(std::slice::from_ref(names), names.len()) }
}

fn filled(row: &Row) -> usize {
    row.iter().filter(|cell| !is_blank(cell)).count()
}

/// How many rows stand above the table: blank ones, and titles that fill a cell or two of a wide table.
fn preamble(rows: &[Row]) -> usize {
    let usual = dialect::usual_width(rows).unwrap_or(1);
    let full = rows.iter().filter(|row| row.len() == usual).map(filled).max().unwrap_or(0);
    let widest = rows.iter().map(Row::len).max().unwrap_or(0);
    let is_above = |row: &Row| {
        let cells = filled(row);
        if cells == 0 || (cells == 1 && row.get(0).is_some_and(|cell| cell.eq_ignore_ascii_case("sep="))) {
            return true;
        }
        // Labels of a report over a wide table, which may hold fewer records than there are labels.
        if row.len() <= 2 && widest >= 5 && row.get(0).is_some_and(|cell| cell.trim_end().ends_with(':')) {
            return true;
        }
        if full < 2 || row.iter().filter(|cell| aliases::is_known(cell)).count() >= 2 {
            return false;
        }
        (cells == 1 && row.len() == usual && full >= 3)
            || (cells == 2 && full >= 5 && row.len() == usual)
            || (row.len() * 2 <= usual && cells <= 2)
    };
    let above = rows.iter().take(DEEPEST).take_while(|row| is_above(row)).count();
    // Nothing but titles is no table: then every row is a record, and only blank rows stand above.
    if above < rows.len() && above < DEEPEST { above } else { rows.iter().take_while(|row| filled(row) == 0).count().min(above) }
}

/// How many rows of header there are at the top of these rows.
fn header_rows(rows: &[Row]) -> usize {
    let Some(first) = rows.first() else { return 0 };
    let below = &rows[1..];
    if !is_header(first, below) {
        return 0;
    }
    let Some(second) = rows.get(1) else {
        // A lone row is a record, lest a table of one be empty, unless its names are those of columns.
        return usize::from(first.iter().any(aliases::is_known));
    };
    if let Some(known) = stacked::rows(first, second, rows.get(2)) {
        return known;
    }
    // Questions, then options, with nothing under the respondent's number.
    let records = rows.get(2..).unwrap_or_default();
    let id = |row: &Row| row.get(0).is_some_and(|cell| !is_blank(cell));
    let labels =
        !id(second) && filled(second) * 2 >= first.len() && second.len() <= first.len() && second.iter().all(|cell| !is_value(cell));
    let ids = records.len() >= 2 && records.iter().filter(|row| id(row)).count() * 10 >= records.len() * 9;
    let numbers = records.iter().filter(|row| row.get(0).is_some_and(number::is_numeric)).count() * 10 >= records.len() * 9;
    if labels && id(first) && ids && numbers { 2 } else { 1 }
}

pub(super) fn is_value(cell: &str) -> bool {
    number::is_numeric(cell) || dates::is_iso(cell) || super::stats::is_url(cell)
}

/// Whether a row names columns rather than filling them.
fn is_header(row: &Row, below: &[Row]) -> bool {
    let cells: Vec<&str> = row.iter().filter(|cell| !is_blank(cell)).collect();
    if cells.is_empty() {
        return false;
    }
    if cells.iter().any(|cell| aliases::is_known(cell)) && cells.iter().all(|cell| cell.len() <= 400) {
        return true;
    }
    let values = cells.iter().filter(|cell| is_value(cell)).count();
    if values > 0 {
        // A pivot table has years for names: `Year, 2000, 2001`.
        let years = cells.iter().filter(|cell| is_year(cell)).count();
        return years == values && years >= 2 && !below.is_empty() && row.get(0).is_none_or(|cell| !is_value(cell));
    }
    let contrast = row.iter().enumerate().any(|(at, cell)| {
        let under: Vec<&str> = below.iter().take(100).filter_map(|other| other.get(at)).filter(|cell| !is_blank(cell)).collect();
        !is_blank(cell) && !under.is_empty() && under.iter().filter(|cell| is_value(cell)).count() * 10 >= under.len() * 8
    });
    if contrast {
        return true;
    }
    // A value that comes back below is no name.
    let comes_back = row
        .iter()
        .enumerate()
        .any(|(at, cell)| !is_blank(cell) && below.iter().take(100).filter(|other| other.get(at) == Some(cell)).count() >= 1);
    if comes_back {
        return false;
    }
    cells.iter().all(|cell| cell.chars().count() <= LONGEST_NAME || cell.trim_end().ends_with(['?', ':']))
}

fn is_year(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() == 4 && cell.parse::<u32>().is_ok_and(|year| (1800..=2100).contains(&year))
}

/// The names of the columns, each once, none empty.
fn headings(rows: &[Row], width: usize) -> Vec<Heading> {
    let questions = carried(rows, width);
    let coded = rows.len() == 1 && stacked::is_coded(&rows[0]);
    let mut headings: Vec<Heading> = Vec::with_capacity(width);
    let mut taken = std::collections::HashMap::<String, usize>::new();
    for at in 0..width {
        let mut parts: Vec<String> = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let cell = if place == 0 { questions.get(at).copied().unwrap_or_default() } else { row.get(at).unwrap_or_default() };
            let cell = tidy(cell);
            if let Some((code, text)) = stacked::code_and_text(&cell).filter(|_| coded) {
                parts.extend([code.to_owned(), text.to_owned()]);
                continue;
            }
            let says_nothing = cell.is_empty() || (place > 0 && stacked::is_idle(&cell));
            if !says_nothing && !parts.contains(&cell) {
                parts.push(cell);
            }
        }
        let named: Vec<&str> = said(&parts).collect();
        let base = if named.is_empty() { format!("column {}", at + 1) } else { named.join(" – ") };
        let mut name = base.clone();
        loop {
            let count = taken.entry(name.clone()).or_default();
            *count += 1;
            if *count == 1 {
                break;
            }
            name = format!("{base} ({count})");
        }
        headings.push(Heading { name, parts });
    }
    headings
}

/// The first row of the header; in one of several rows, a question stands over its options and is written once.
fn carried(rows: &[Row], width: usize) -> Vec<&str> {
    let Some(first) = rows.first() else { return Vec::new() };
    let mut last = "";
    (0..width)
        .map(|at| {
            let cell = first.get(at).unwrap_or_default();
            if !is_blank(cell) {
                last = cell;
                cell
            } else if rows.get(1).and_then(|row| row.get(at)).is_some_and(|label| !is_blank(label)) {
                last
            } else {
                cell
            }
        })
        .collect()
}

/// A name on one line, without invisible marks around it.
fn tidy(cell: &str) -> String {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\0'));
    if cell.contains(['\n', '\r', '\t', '\0']) {
        cell.replace('\0', "\u{FFFD}").split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> (usize, usize, Vec<String>) {
        let dialect = dialect::find(text, true).map_or(dialect::Dialect::plain(dialect::NO_DELIMITER), |fit| fit.dialect);
        let layout = lay_out(&dialect::parse(text, true, dialect, 1000));
        (layout.preamble, layout.header_rows, layout.headings.into_iter().map(|heading| heading.name).collect())
    }

    #[test]
    fn plain_headers_and_none() {
        assert_eq!(layout("a,b\n1,2\n"), (0, 1, vec!["a".into(), "b".into()]));
        assert_eq!(layout("1,2,3\n4,5,6\n"), (0, 0, vec!["column 1".into(), "column 2".into(), "column 3".into()]));
        assert_eq!(layout("foo\nfoo\nfoo\n").1, 0);
        assert_eq!(layout("Year,2000,2001\nTimber,12,13\n").1, 1);
        assert_eq!(layout("").2, Vec::<String>::new());
        assert_eq!(layout("x,,x,x\n1,2,3,4\n").2, ["x", "column 2", "x (2)", "x (3)"]);
    }

    #[test]
    fn titles_above_are_counted() {
        assert_eq!(layout("Author: Austin Walters,,,\nBlog Post,Date,Subject,Field\nGo,yes,a,b\nVM,no,c,d\n").0, 1);
        assert_eq!(layout("sep=;\na;b\n1;2\n"), (1, 1, vec!["a".into(), "b".into()]));
        assert_eq!(layout("COVID19 Activity Sheet\nTime;Activity;Supplies\n6am;Eat;Food\n7am;Play;Toys\n").0, 1);
        assert_eq!(
            layout("\"CO2, by sector\",,,,\ntonnes,,,,\n,,,,\nYear,2000,2001,2002,2003\nTimber,1,2,3,4\nPaper,1,2,3,4\n"),
            (3, 1, ["Year", "2000", "2001", "2002", "2003"].map(str::to_owned).to_vec())
        );
        assert_eq!(
            layout("Report:,Mentions\nBrand:,X\nFrom:,1\nTo:,2\nLabel:,X\nDate,Title,Url,Author,Full Text\n2024-01-01,t,u,a,words\n").0,
            5
        );
        assert_eq!(layout("Ann:,hello\nBob:,good morning\n").0, 0);
        assert_eq!(
            layout("Report:,Bulk Mentions,,,,\nBrand:,X,,,,\nDate,Title,Url,Author,Language,Full Text\n2024-01-01,t,u,a,fr,words\n").0,
            2
        );
    }

    #[test]
    fn surveys_have_two_rows_or_three() {
        let (preamble, rows, names) = layout(
            "RespondentID,Seen any?,Which?,,Gender\n,Response,Star Wars I,Star Wars II,Response\n3292879998,Yes,1,,Male\n3292879538,No,,,Male\n3292765271,Yes,1,2,Female\n",
        );
        assert_eq!((preamble, rows), (0, 2));
        assert_eq!(names, ["RespondentID", "Seen any?", "Which? – Star Wars I", "Which? – Star Wars II", "Gender"]);
        let (_, rows, names) = layout(
            "StartDate,Q1\nStart Date,How was it?\n\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n2024-01-01 10:00:00,Fine\n",
        );
        assert_eq!((rows, names), (3, vec!["StartDate – Start Date".to_owned(), "Q1 – How was it?".to_owned()]));
    }
}
