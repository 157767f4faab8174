//! Which character separates the cells of a delimited text: the one that cuts its records into equal rows.

use super::Row;

/// The delimiters that exports use.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Stands for "no delimiter": a separator of ASCII that no text holds.
pub const NO_DELIMITER: u8 = 0x1F;

const ROWS: usize = 200;
const BYTES: usize = 64 * 1024;

/// A delimiter and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The delimiter.
    pub delimiter: u8,
    /// From 0 to 1: the share of records of the usual width, lowered by what speaks against it.
    pub score: f32,
    /// The usual number of cells.
    pub width: usize,
    /// How many records were looked at.
    pub rows: usize,
}

impl Fit {
    /// Whether this is a table whatever the file is called: prose has no lines with the same number of commas, over and
    /// over. A text of Markdown may hold a table, and is still a text.
    pub fn is_sure(&self) -> bool {
        let even = self.score >= 0.9 && self.rows >= 2;
        let under_a_title = self.score >= 0.7 && self.rows >= 5 && self.width >= 3 && self.delimiter != b'|';
        even || under_a_title
    }
}

/// The delimiter that fits best, if any cuts the text into cells at all. `whole` tells that `head` is the whole text.
pub fn find(head: &str, whole: bool) -> Option<Fit> {
    let cut = head.floor_char_boundary(BYTES);
    let (head, whole) = (&head[..cut], whole && cut == head.len());
    if let Some(delimiter) = said(head) {
        let rows = parse(head, whole, delimiter, ROWS);
        let width = usual_width(&rows).unwrap_or(1);
        return Some(Fit { delimiter, score: 1.0, width, rows: rows.len() });
    }
    let fits = DELIMITERS.iter().filter_map(|delimiter| fit(head, whole, *delimiter));
    fits.reduce(|best, next| if next.score > best.score { next } else { best })
}

/// Files made for Excel may say their delimiter in a first line: `sep=;`.
fn said(head: &str) -> Option<u8> {
    let line = head.lines().next()?.trim_matches('"');
    let (word, delimiter) = line.split_at_checked(4)?;
    let mut bytes = delimiter.bytes();
    let delimiter = bytes.next().filter(|byte| bytes.len() == 0 && byte.is_ascii() && !byte.is_ascii_alphanumeric())?;
    word.eq_ignore_ascii_case("sep=").then_some(delimiter)
}

fn fit(head: &str, whole: bool, delimiter: u8) -> Option<Fit> {
    let rows = parse(head, whole, delimiter, ROWS);
    let width = usual_width(&rows)?;
    if width < 2 {
        return None;
    }
    let share = rows.iter().filter(|row| row.len() == width).count() as f32 / rows.len() as f32;
    let first = rows.iter().position(|row| row.len() > 1)?;
    // The header has the usual width; a decimal comma cuts rows but not their header.
    let header = if rows[first].len() == width { 1.0 } else { 0.75 };
    // Cells that hold another delimiter are cut at the wrong place.
    let (mut cells, mut uncut) = (0, 0);
    for cell in rows.iter().flatten().filter(|cell| !cell.is_empty()) {
        cells += 1;
        let foreign = |c: char| (c == '\t' || c == ';' || c == '|') && c != char::from(delimiter);
        uncut += usize::from(cell.len() < 200 && cell.contains(foreign) && !cell.contains('\n'));
    }
    let clean = 1.0 - 0.5 * uncut as f32 / cells.max(1) as f32;
    // Markdown closes its rows with bars: that is a text which shows a table.
    let is_drawn = |row: &&Row| row.len() == width && row.get(0) == Some("") && row.get(width - 1) == Some("");
    let drawn = if delimiter == b'|' && rows.iter().filter(is_drawn).count() * 2 > rows.len() { 0.5 } else { 1.0 };
    let width_bonus = 1.0 + 0.002 * width.min(20) as f32;
    Some(Fit { delimiter, score: (share * header * clean * drawn * width_bonus).min(1.0), width, rows: rows.len() })
}

/// The most frequent number of cells above one, the larger when two are as frequent; `None` without any record.
pub fn usual_width(rows: &[Row]) -> Option<usize> {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for row in rows {
        *counts.entry(row.len()).or_default() += 1;
    }
    let wide = counts.iter().filter(|(width, _)| **width > 1).max_by_key(|(width, count)| (**count, **width)).map(|(width, _)| *width);
    // Lines of prose with a comma here and there are not a table.
    let narrow = counts.get(&1).copied().unwrap_or(0);
    match wide {
        Some(width) if counts[&width] * 4 >= narrow => Some(width),
        _ if rows.is_empty() => None,
        _ => Some(1),
    }
}

/// The first records of a text that is at hand; the last one is left out when the text goes on after it.
pub fn parse(head: &str, whole: bool, delimiter: u8, most: usize) -> Vec<Row> {
    let mut reader = builder(delimiter).from_reader(head.as_bytes());
    let mut rows = Vec::new();
    let mut row = Row::new();
    while rows.len() <= most && matches!(reader.read_record(&mut row), Ok(true)) {
        rows.push(row.clone());
    }
    if rows.len() > most {
        rows.truncate(most);
    } else if !whole && rows.len() > 1 {
        rows.pop();
    }
    rows
}

/// How every delimited text is read: any width, any line end, quotes doubled inside quotes.
pub fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(64 * 1024);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<char> {
        find(text, true).map(|fit| char::from(fit.delimiter))
    }

    #[test]
    fn the_delimiter_that_cuts_evenly() {
        assert_eq!(found("a,b\n1,2\n"), Some(','));
        assert_eq!(found("note;commentaire\n5;Bien, rapide, propre\n4;Oui\n3;Un, deux\n"), Some(';'));
        assert_eq!(found("a;b\n1,5;2,5\n3,5;4,5\n"), Some(';'));
        assert_eq!(found("a\tb\n1, 2\t3\n"), Some('\t'));
        assert_eq!(found("Year|Sales\n1986|44000\n"), Some('|'));
        assert_eq!(found("id,text\n1,\"a;b\nc;d\"\n2,\"e;f\"\n"), Some(','));
        assert_eq!(found("a,b,c\r1,2,3\r"), Some(','));
        assert_eq!(found("sep=|\na,b|c\n1,2|3\n"), Some('|'));
        assert_eq!(found("one\ntwo\nthree\n"), None);
        assert_eq!(found(""), None);
        assert_eq!(found("Author: Someone\nThis is the description.\nA, B, C\n1, x, 2\n2, y, 3\n, z, \n"), Some(','));
    }

    #[test]
    fn prose_is_no_table() {
        let prose = "I waited, and waited.\nNothing came.\nThen, one day, it was there.\nIt works.\nReally.\nWell, it did.\nNot now.\nOh.\nAh.\nEh.\n";
        assert!(find(prose, true).is_none_or(|fit| fit.score < 0.5));
        let drawn = "| file | bytes |\n|---|---|\n| a | 1 |\n| b | 2 |\n";
        assert!(find(drawn, true).is_none_or(|fit| !fit.is_sure()));
    }
}
