//! Quotes that a backslash escapes, `"say \"hi\""`, written as delimited text doubles them: `"say ""hi"""`.
//!
//! Only such quotes change: any other backslash is part of what was written (`C:\new`, `¯\_(ツ)_/¯`), where a reader
//! with an escape character would take it away.

use std::io::{self, Read};

use super::dialect::Dialect;

const CHUNK: usize = 64 * 1024;

/// Where in a row the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the first byte of a cell.
    Start,
    /// In a cell without quotes.
    Bare,
    /// Between quotes.
    Quoted,
    /// After a quote that closes, unless another follows.
    Closing,
}

/// Doubles the quotes that a backslash escapes; passes everything through where the dialect has none.
pub struct Doubled<R> {
    source: R,
    dialect: Dialect,
    place: Place,
    /// A backslash between quotes, whose meaning the next byte tells.
    pending: bool,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Doubled<R> {
    /// Reads `source` as this dialect writes it.
    pub fn new(source: R, dialect: Dialect) -> Self {
        let raw = if dialect.escape { vec![0; CHUNK] } else { Vec::new() };
        Doubled { source, dialect, place: Place::Start, pending: false, raw, ready: Vec::new(), given: 0 }
    }

    /// What is read.
    pub fn source(&self) -> &R {
        &self.source
    }

    /// What is read, to tell it where a record begins.
    pub fn source_mut(&mut self) -> &mut R {
        &mut self.source
    }

    fn put(&mut self, byte: u8) {
        let quote = self.dialect.quote;
        if std::mem::take(&mut self.pending) {
            self.ready.push(if byte == quote { quote } else { b'\\' });
            self.ready.push(byte);
            return;
        }
        let ends = byte == self.dialect.delimiter || matches!(byte, b'\n' | b'\r');
        self.place = match self.place {
            Place::Quoted if byte == b'\\' => {
                self.pending = true;
                return;
            }
            Place::Quoted if byte == quote => Place::Closing,
            Place::Quoted => Place::Quoted,
            Place::Start | Place::Closing if byte == quote => Place::Quoted,
            _ if ends => Place::Start,
            _ => Place::Bare,
        };
        self.ready.push(byte);
    }
}

impl<R: Read> Read for Doubled<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if !self.dialect.escape {
            return self.source.read(out);
        }
        while self.given == self.ready.len() {
            self.ready.clear();
            self.given = 0;
            let mut raw = std::mem::take(&mut self.raw);
            let read = self.source.read(&mut raw);
            if let Ok(n) = read {
                raw[..n].iter().for_each(|byte| self.put(*byte));
            }
            self.raw = raw;
            if read? == 0 {
                if !std::mem::take(&mut self.pending) {
                    return Ok(0);
                }
                self.ready.push(b'\\');
            }
        }
        let n = out.len().min(self.ready.len() - self.given);
        out[..n].copy_from_slice(&self.ready[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn doubled(text: &str) -> String {
        let mut out = String::new();
        let dialect = Dialect { escape: true, ..Dialect::plain(b',') };
        Doubled::new(text.as_bytes(), dialect).read_to_string(&mut out).expect("in memory");
        out
    }

    #[test]
    fn only_escaped_quotes_change() {
        assert_eq!(doubled(r#"1,"say \"hi\"","C:\new ¯\_(ツ)_/¯""#), r#"1,"say ""hi""","C:\new ¯\_(ツ)_/¯""#);
        assert_eq!(doubled(r#""ends with \\","x""#), r#""ends with \\","x""#);
        assert_eq!(doubled(r#"bare \"x\",2"#), r#"bare \"x\",2"#);
        assert_eq!(doubled(r#""both ""a"" \"b\"",3"#), r#""both ""a"" ""b""",3"#);
        assert_eq!(doubled("\"cut \\"), "\"cut \\");
    }

    proptest! {
        #[test]
        fn the_length_never_changes(text in "[\"\\\\,\na]{0,60}") {
            prop_assert_eq!(doubled(&text).len(), text.len());
        }
    }
}
