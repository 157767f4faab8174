//! Several tables in one delimited text: for each its title, its columns, its rows; a blank line parts them,
//! and a line of words may close a group of them.

use std::io;

use super::{Cell, csv};

/// What every table of [`csv::csv`] begins with; in one file it stands once.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its title, alone on its line.
    pub title: String,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl From<(String, Vec<String>, Vec<Vec<String>>)> for Section {
    fn from((title, columns, rows): (String, Vec<String>, Vec<Vec<String>>)) -> Self {
        Section { title, columns, rows }
    }
}

/// Writes groups of tables, each closed by a line. Answers the bytes and the number of rows.
pub fn sections(groups: impl IntoIterator<Item = (Vec<Section>, String)>) -> io::Result<(Vec<u8>, u64)> {
    let mut out = MARK.to_vec();
    let mut written = 0;
    for (at, (tables, closing)) in groups.into_iter().enumerate() {
        if at > 0 {
            out.extend(b"\r\n");
        }
        for table in tables {
            out.extend(lines(&[table.title], vec![])?);
            written += table.rows.len() as u64;
            out.extend(lines(&table.columns, table.rows)?);
            out.extend(b"\r\n");
        }
        out.extend(lines(&[closing], vec![])?);
    }
    Ok((out, written))
}

fn lines(header: &[String], rows: Vec<Vec<String>>) -> io::Result<Vec<u8>> {
    let mut out = vec![];
    csv::csv(&mut out, header, rows.into_iter().map(|row| row.into_iter().map(Cell::Text).collect()))?;
    Ok(out.strip_prefix(MARK).map(<[u8]>::to_vec).unwrap_or(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_once_and_formulas_are_held() {
        let table = |title: &str| Section { title: title.into(), columns: vec!["a".into()], rows: vec![vec!["=1+1".into()]] };
        let (bytes, rows) =
            sections([(vec![table("One"), table("Two")], "Base: 2".into()), (vec![table("Three")], "Base: 3".into())]).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!((rows, text.matches('\u{FEFF}').count()), (3, 1));
        assert!(!text.contains("\r\n=1+1") && text.contains("Base: 3"), "{text}");
    }
}
