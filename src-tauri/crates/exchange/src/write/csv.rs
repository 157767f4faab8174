//! Delimited text as Excel opens it without asking: UTF-8 with its mark, commas, CRLF, RFC 4180.

use std::borrow::Cow;
use std::io::{self, Write};

use super::Cell;

/// Writes a table; answers how many rows it has, the header not counted.
pub fn csv(out: &mut dyn Write, header: &[String], rows: impl Iterator<Item = Vec<Cell>>) -> io::Result<u64> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).flexible(true).from_writer(out);
    writer.write_record(header.iter().map(|name| neutral(name).into_owned())).map_err(io_error)?;
    let mut written = 0;
    for row in rows {
        for cell in &row {
            let shown: Cow<'_, str> = match cell {
                Cell::Text(text) => neutral(text),
                Cell::Int(number) => Cow::Owned(number.to_string()),
                Cell::Number(number) if number.is_finite() => Cow::Owned(number.to_string()),
                Cell::Number(_) | Cell::Empty => Cow::Borrowed(""),
            };
            writer.write_field(shown.as_bytes()).map_err(io_error)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io_error)?;
        written += 1;
    }
    writer.flush()?;
    Ok(written)
}

/// A spreadsheet runs a cell that starts with one of these; an apostrophe before it makes it text.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn io_error(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::Charset;
    use crate::table::dialect::Dialect;
    use crate::table::rows::DelimitedRows;
    use crate::table::{Row, Rows};
    use proptest::prelude::*;

    fn written(header: &[&str], rows: Vec<Vec<Cell>>) -> Vec<u8> {
        let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
        let mut out = Vec::new();
        csv(&mut out, &header, rows.into_iter()).expect("in memory");
        out
    }

    #[test]
    fn formulas_are_text_and_numbers_are_numbers() {
        let out = written(
            &["id", "=x"],
            vec![
                vec!["=1+1".into(), Cell::Int(-3)],
                vec!["a,\"b\"\n".into(), Cell::Number(0.5)],
                vec![Cell::Empty, Cell::Number(f64::NAN)],
            ],
        );
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "\u{FEFF}id,'=x\r\n'=1+1,-3\r\n\"a,\"\"b\"\"\n\",0.5\r\n,\r\n");
    }

    proptest! {
        #[test]
        fn any_table_comes_back_cell_for_cell(rows in (1usize..5).prop_flat_map(|width| proptest::collection::vec(proptest::collection::vec(any::<String>(), width), 1..8))) {
            let header: Vec<String> = (0..rows[0].len()).map(|at| format!("c{at}")).collect();
            let mut out = Vec::new();
            csv(&mut out, &header, rows.iter().map(|row| row.iter().map(|cell| Cell::Text(cell.clone())).collect())).expect("in memory");
            let file = tempfile::NamedTempFile::new().expect("a temporary file");
            std::fs::write(file.path(), out).expect("written");
            let mut source = DelimitedRows::open(file.path(), Charset::Web(encoding_rs::UTF_8), Dialect::plain(b',')).expect("opened");
            let (mut back, mut row): (Vec<Vec<String>>, Row) = (Vec::new(), Row::new());
            while source.next_row(&mut row).expect("read") {
                back.push(row.iter().map(str::to_owned).collect());
            }
            let expected: Vec<Vec<String>> = std::iter::once(header).chain(rows.iter().map(|row| row.iter().map(|cell| neutral(cell).into_owned()).collect())).collect();
            prop_assert_eq!(back, expected);
            prop_assert!(source.warnings().is_empty());
        }
    }
}
