//! The lines of a text in any encoding, one at a time, whatever ends them; or the whole of a text that is not too long.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;

use livisible_core::corpus::record::Warning;

use crate::encoding::Decoder;
use crate::fault::Fault;
use crate::native::Opening;
use crate::table::rows::LARGEST_RECORD;

/// The lines of a file: LF, CRLF and CR alone end them.
pub struct Lines {
    path: PathBuf,
    source: BufReader<Decoder<File>>,
    bytes: Vec<u8>,
    after_return: bool,
    count: u64,
}

impl Lines {
    /// Starts at the first line, without the byte order mark.
    pub fn open(opening: &Opening<'_>) -> Result<Self, Fault> {
        let source = Decoder::of_file(opening.path, opening.charset).map_err(|error| Fault::io(opening.path, &error))?;
        Ok(Lines { path: opening.path.to_owned(), source: BufReader::new(source), bytes: Vec::new(), after_return: false, count: 0 })
    }

    /// The next line, without its end; `None` after the last. A line longer than any record is a fault.
    pub fn next(&mut self) -> Result<Option<String>, Fault> {
        self.bytes.clear();
        loop {
            let chunk = self.source.fill_buf().map_err(|error| Fault::io(&self.path, &error))?;
            if chunk.is_empty() {
                if self.bytes.is_empty() {
                    return Ok(None);
                }
                break;
            }
            if std::mem::take(&mut self.after_return) && chunk.first() == Some(&b'\n') {
                self.source.consume(1);
                continue;
            }
            let end = memchr::memchr2(b'\n', b'\r', chunk);
            let taken = end.unwrap_or(chunk.len());
            self.bytes.extend_from_slice(&chunk[..taken]);
            self.after_return = end.is_some_and(|at| chunk[at] == b'\r');
            self.source.consume(taken + usize::from(end.is_some()));
            if end.is_some() {
                break;
            }
            if self.bytes.len() as u64 > LARGEST_RECORD {
                return Err(Fault::OversizedRecord { record: self.count + 1, limit: LARGEST_RECORD });
            }
        }
        self.count += 1;
        Ok(Some(String::from_utf8_lossy(&self.bytes).into_owned()))
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.source.get_ref().raw_bytes()
    }

    /// What could not be decoded, as a warning.
    pub fn warning(&self) -> Option<Warning> {
        invalid(self.source.get_ref().malformed())
    }
}

/// The whole text of a file, the size of the file, and what could not be decoded; a text longer than any record is refused.
pub fn whole(opening: &Opening<'_>) -> Result<(String, u64, Option<Warning>), Fault> {
    let fault = |error: std::io::Error| Fault::io(opening.path, &error);
    let size = std::fs::metadata(opening.path).map_err(fault)?.len();
    if size > LARGEST_RECORD {
        return Err(Fault::TooLarge { bytes: size });
    }
    let mut decoder = Decoder::of_file(opening.path, opening.charset).map_err(fault)?;
    let mut text = String::new();
    decoder.by_ref().take(4 * LARGEST_RECORD).read_to_string(&mut text).map_err(fault)?;
    Ok((text, size, invalid(decoder.malformed())))
}

fn invalid(times: u64) -> Option<Warning> {
    (times > 0).then(|| Warning { code: "invalid_bytes".to_owned(), detail: times.to_string() })
}

/// The beginning of what was seen, for people: two hundred characters at most, in one line.
pub fn seen(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(200).collect();
    words.join(" ").chars().take(200).collect()
}
