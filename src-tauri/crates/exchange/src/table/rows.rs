//! The rows of a delimited file, as a stream.
//!
//! A quote that nothing closes swallows the rest of the file into one cell; a mark put after the end of the file tells.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use livisible_core::corpus::record::Warning;

use super::dialect::{self, Dialect};
use super::escape::Doubled;
use super::{Row, Rows};
use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;

/// No message is this long: a record beyond it is a quote left open in a large file.
pub const LARGEST_RECORD: u64 = 64 * 1024 * 1024;

/// What follows the last byte of every file. The line feed ends the last record, unless a quote is open.
/// Nothing in it can be a delimiter.
const END: &str = "\n\u{1A}endofthetable5e0c7d1f\u{1A}\n";

/// The rows of a delimited file.
pub struct DelimitedRows {
    path: PathBuf,
    reader: csv::Reader<Doubled<Tail>>,
    rows: u64,
    open_quote: Option<u64>,
    ended: bool,
}

impl DelimitedRows {
    /// Starts at the first row of the file, header and preamble included.
    pub fn open(path: &Path, charset: Charset, dialect: Dialect) -> Result<Self, Fault> {
        let source = Decoder::of_file(path, charset).map_err(|error| Fault::io(path, &error))?;
        let tail = Tail { source, end: END.as_bytes(), in_record: 0 };
        Ok(DelimitedRows { path: path.to_owned(), reader: dialect::reader(dialect, tail), rows: 0, open_quote: None, ended: false })
    }
}

impl Rows for DelimitedRows {
    fn next_row(&mut self, row: &mut Row) -> Result<bool, Fault> {
        if self.ended {
            return Ok(false);
        }
        self.reader.get_mut().source_mut().in_record = 0;
        match self.reader.read_record(row) {
            Ok(true) => {}
            Ok(false) => {
                self.ended = true;
                return Ok(false);
            }
            Err(error) => {
                self.ended = true;
                return Err(match error.into_kind() {
                    csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                        Fault::OversizedRecord { record: self.rows + 1, limit: LARGEST_RECORD }
                    }
                    csv::ErrorKind::Io(error) => Fault::io(&self.path, &error),
                    _ => Fault::Io { path: self.path.display().to_string(), number: None },
                });
            }
        }
        let last = row.get(row.len().wrapping_sub(1)).unwrap_or_default();
        if last.ends_with('\u{1A}') || last.ends_with("\u{1A}\n") {
            if row.len() == 1 && last == END.trim() {
                self.ended = true;
                return Ok(false);
            }
            if let Some(kept) = last.strip_suffix(END).map(str::len) {
                self.ended = true;
                self.open_quote = Some(self.rows + 1);
                let cells: Vec<&str> = row.iter().collect();
                let mut closed = Row::new();
                for (place, cell) in cells.iter().enumerate() {
                    closed.push_field(if place + 1 == cells.len() { &cell[..kept] } else { cell });
                }
                *row = closed;
            }
        }
        self.rows += 1;
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.reader.get_ref().source().source.raw_bytes()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let malformed = self.reader.get_ref().source().source.malformed();
        if malformed > 0 {
            warnings.push(Warning { code: "invalid_bytes".to_owned(), detail: malformed.to_string() });
        }
        if let Some(row) = self.open_quote {
            warnings.push(Warning { code: "open_quote".to_owned(), detail: row.to_string() });
        }
        warnings
    }
}

/// The decoded file, then the mark of its end; refuses to feed a record without end.
struct Tail {
    source: Decoder<File>,
    end: &'static [u8],
    in_record: u64,
}

impl Read for Tail {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.in_record > LARGEST_RECORD {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut n = self.source.read(out)?;
        if n == 0 {
            n = self.end.read(out)?;
        }
        self.in_record += n as u64;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(bytes: &[u8], delimiter: u8) -> (Vec<Vec<String>>, Vec<String>) {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), bytes).expect("written");
        let mut source = DelimitedRows::open(file.path(), Charset::Web(encoding_rs::UTF_8), Dialect::plain(delimiter)).expect("opened");
        let (mut all, mut row) = (Vec::new(), Row::new());
        while source.next_row(&mut row).expect("read") {
            all.push(row.iter().map(str::to_owned).collect());
        }
        (all, source.warnings().into_iter().map(|warning| warning.code).collect())
    }

    #[test]
    fn line_ends_quotes_and_nuls() {
        let (all, warnings) = rows(b"a,b\r1,\"x\r\ny\"\n\n\0,2", b',');
        assert_eq!(all, [vec!["a", "b"], vec!["1", "x\r\ny"], vec!["\0", "2"]]);
        assert!(warnings.is_empty());
        assert_eq!(rows(b"", b',').0, Vec::<Vec<String>>::new());
        assert_eq!(rows(b"\"\"", b',').0, [[""]]);
    }

    #[test]
    fn an_open_quote_loses_nothing() {
        let (all, warnings) = rows(b"a,b\n1,\"never closed\n2,c\n", b',');
        assert_eq!(all, [vec!["a", "b"], vec!["1", "never closed\n2,c\n"]]);
        assert_eq!(warnings, ["open_quote"]);
    }

    #[test]
    fn bad_bytes_are_a_warning() {
        assert_eq!(rows(b"a\n\xFF", b','), (vec![vec!["a".to_owned()], vec!["\u{FFFD}".to_owned()]], vec!["invalid_bytes".to_owned()]));
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), Just(b'\r'), Just(0u8), any::<u8>()], 0..200)) {
            rows(&bytes, b',');
        }
    }
}
