//! Which character separates the cells of a delimited text: the one that cuts its records into equal rows; and how
//! the text quotes its cells.

use std::io::Read;

use super::Row;
use super::escape::Doubled;

/// The delimiters that exports use.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Stands for "no delimiter": a separator of ASCII that no text holds.
pub const NO_DELIMITER: u8 = 0x1F;

const ROWS: usize = 200;
const BYTES: usize = 64 * 1024;

/// How a delimited text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What separates its cells.
    pub delimiter: u8,
    /// What stands around a cell that holds a delimiter or the end of a line.
    pub quote: u8,
    /// Whether a backslash escapes a quote within quotes, beside a second quote.
    pub escape: bool,
}

impl Dialect {
    /// As most write: double quotes, doubled within.
    pub const fn plain(delimiter: u8) -> Self {
        Dialect { delimiter, quote: b'"', escape: false }
    }

    /// How a text with this delimiter is written.
    pub fn of(head: &str, whole: bool, delimiter: u8) -> Self {
        let plain = Dialect::plain(delimiter);
        let (escaped, doubled) = escapes(head, delimiter);
        let other = if escaped > doubled {
            Dialect { escape: true, ..plain }
        } else if quotes_singly(head, whole, plain) {
            Dialect { quote: b'\'', ..plain }
        } else {
            return plain;
        };
        let cut = head.floor_char_boundary(BYTES);
        let score = |dialect| fit(&head[..cut], whole && cut == head.len(), dialect).map_or(0.0, |fit| fit.score);
        if score(other) >= score(plain) { other } else { plain }
    }
}

/// How many quotes within a cell a backslash escapes, and how many are doubled. A quote before a delimiter tells nothing:
/// it may close a cell that ends in a backslash.
fn escapes(head: &str, delimiter: u8) -> (usize, usize) {
    let bytes = head.as_bytes();
    let is_edge = |at: Option<usize>| match at.and_then(|at| bytes.get(at)) {
        None => true,
        Some(byte) => *byte == delimiter || matches!(byte, b'\n' | b'\r'),
    };
    let is_escaped = |at: usize| bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1;
    let (mut escaped, mut doubled, mut at) = (0, 0, 0);
    while let Some(next) = memchr::memchr(b'"', &bytes[at..]) {
        let quote = at + next;
        at = quote + 1;
        if bytes.get(at) == Some(&b'"') {
            doubled += usize::from(!is_edge(quote.checked_sub(1)) && !is_edge(Some(at + 1)));
            at += 1;
        } else if is_escaped(quote) {
            escaped += usize::from(!is_edge(Some(at)));
        }
    }
    (escaped, doubled)
}

/// Whether at least half the cells that hold something stand between single quotes.
fn quotes_singly(head: &str, whole: bool, plain: Dialect) -> bool {
    let quoted = |cell: &&str| cell.len() >= 2 && cell.starts_with('\'') && cell.ends_with('\'');
    let rows = parse(&head[..head.floor_char_boundary(BYTES)], whole, Dialect { quote: 0x1E, ..plain }, ROWS);
    let cells: Vec<&str> = rows.iter().flatten().filter(|cell| !cell.trim().is_empty()).collect();
    cells.iter().filter(|cell| quoted(cell)).count() * 2 > cells.len()
}

/// A dialect and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The dialect.
    pub dialect: Dialect,
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
        let under_a_title = self.score >= 0.7 && self.rows >= 5 && self.width >= 3 && self.dialect.delimiter != b'|';
        even || under_a_title
    }
}

/// The delimiter that fits best, if any cuts the text into cells at all. `whole` tells that `head` is the whole text.
pub fn find(head: &str, whole: bool) -> Option<Fit> {
    let dialect = |delimiter: u8| Dialect::of(head, whole, delimiter);
    let cut = head.floor_char_boundary(BYTES);
    let (head, whole) = (&head[..cut], whole && cut == head.len());
    if let Some(delimiter) = said(head) {
        let dialect = dialect(delimiter);
        let rows = parse(head, whole, dialect, ROWS);
        let width = usual_width(&rows).unwrap_or(1);
        return Some(Fit { dialect, score: 1.0, width, rows: rows.len() });
    }
    let fits = DELIMITERS.iter().filter_map(|delimiter| fit(head, whole, dialect(*delimiter)));
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

fn fit(head: &str, whole: bool, dialect: Dialect) -> Option<Fit> {
    let delimiter = dialect.delimiter;
    let rows = parse(head, whole, dialect, ROWS);
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
    Some(Fit { dialect, score: (share * header * clean * drawn * width_bonus).min(1.0), width, rows: rows.len() })
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
pub fn parse(head: &str, whole: bool, dialect: Dialect, most: usize) -> Vec<Row> {
    let mut reader = reader(dialect, head.as_bytes());
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
pub fn reader<R: Read>(dialect: Dialect, source: R) -> csv::Reader<Doubled<R>> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(dialect.delimiter).quote(dialect.quote).buffer_capacity(64 * 1024);
    builder.from_reader(Doubled::new(source, dialect))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<char> {
        find(text, true).map(|fit| char::from(fit.dialect.delimiter))
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

    #[test]
    fn quotes_escaped_by_a_backslash() {
        let of = |text: &str| find(text, true).expect("a table").dialect;
        let escaping = "id,text\n1,\"say \\\"hi\\\", twice\"\n2,\"a \\\"b\\\" c\"\n";
        assert!(of(escaping).escape);
        let rows = parse(escaping, true, of(escaping), 10);
        assert_eq!(rows[1].iter().collect::<Vec<_>>(), ["1", "say \"hi\", twice"]);
        // A backslash before the quote that closes, and JSON in a cell.
        assert!(!of("id,path,text\n1,\"C:\\\",x\n2,\"D:\\\",y\n").escape);
        assert!(!of("id,data\n1,\"{\"\"a\"\": \"\"say \\\"\"hi\\\"\" now\"\"}\"\n").escape);
        assert_eq!(of("'id','text'\n'1','one, two'\n").quote, b'\'');
        assert_eq!(of("id,text\n1,'tis\n2,it's\n").quote, b'"');
    }
}
