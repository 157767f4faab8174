//! The records of a file of JSON, cut out one after the other: nothing but the one at hand stands in memory.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Shape;
use super::cut::{Cutter, Piece};
use super::scan::{self, Broken};
use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;
use crate::table::rows::LARGEST_RECORD;

/// How much of a record that cannot be read is shown.
const SHOWN: usize = 80;

/// One record as it was cut out, and whether the file ends with it; or the code of what is wrong with it and how it begins.
pub type Cut = Result<(String, bool), (&'static str, String)>;

/// One record as a value; or the code of what is wrong with it and how it begins.
pub type Read = Result<Value, (&'static str, String)>;

enum Mode {
    Lines,
    Stream,
    /// `root` tells that the array is the outermost value of the file.
    Array {
        root: bool,
    },
}

/// Cuts the records out of a file.
pub struct Records {
    path: PathBuf,
    cutter: Cutter<Decoder<File>>,
    mode: Mode,
    count: u64,
    ended: bool,
}

impl Records {
    /// Starts before the first record.
    ///
    /// # Errors
    /// [`Fault::NoRecords`] where there is no array under these keys.
    pub fn open(path: &Path, charset: Charset, shape: &Shape) -> Result<Self, Fault> {
        let fault = |error: io::Error| Fault::io(path, &error);
        let mut cutter = Cutter::new(Decoder::of_file(path, charset).map_err(fault)?);
        let mode = match shape {
            Shape::Lines => Mode::Lines,
            Shape::Stream => Mode::Stream,
            Shape::Array { keys, .. } => {
                if !cutter.descend(keys).map_err(fault)? {
                    return Err(Fault::NoRecords);
                }
                Mode::Array { root: keys.is_empty() }
            }
        };
        Ok(Records { path: path.to_owned(), cutter, mode, count: 0, ended: false })
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.cutter.source().raw_bytes()
    }

    /// How many sequences of bytes could not be decoded so far.
    pub fn malformed(&self) -> u64 {
        self.cutter.source().malformed()
    }

    /// The next record as a value; the code of what is wrong with one that cannot be read, and how it begins. `None` at the end.
    pub fn value(&mut self) -> Result<Option<Read>, Fault> {
        Ok(self.piece()?.map(|cut| {
            let (text, is_last) = cut?;
            serde_json::from_str(&text).map_err(|_| {
                let code = match scan::object(&text) {
                    Err(Broken::Cut) if is_last => "truncated",
                    Err(Broken::TooDeep) | Ok(()) => "too_deep",
                    Err(Broken::Cut | Broken::Malformed) => "malformed",
                };
                (code, beginning(&text))
            })
        }))
    }

    /// Cuts out the next record.
    pub fn piece(&mut self) -> Result<Option<Cut>, Fault> {
        if self.ended {
            return Ok(None);
        }
        let (record, path) = (self.count + 1, self.path.clone());
        let cut = self.cut().map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => Fault::OversizedRecord { record, limit: LARGEST_RECORD },
            _ => Fault::io(&path, &error),
        });
        self.ended |= !matches!(cut, Ok(Some(_)));
        self.count += 1;
        cut
    }

    fn cut(&mut self) -> io::Result<Option<Cut>> {
        let mut out = Vec::new();
        let in_array = match self.mode {
            Mode::Lines => {
                while self.cutter.line(&mut out)? {
                    let line = String::from_utf8_lossy(&out);
                    if !line.trim().is_empty() {
                        let is_last = self.cutter.peek()?.is_none();
                        return Ok(Some(Ok((line.trim().to_owned(), is_last))));
                    }
                }
                return Ok(None);
            }
            Mode::Stream => false,
            Mode::Array { .. } => true,
        };
        loop {
            let piece = self.cutter.element(in_array, &mut out)?;
            let text = String::from_utf8_lossy(&out);
            match (piece, &self.mode) {
                (Piece::Whole, _) => return Ok(Some(Ok((text.into_owned(), false)))),
                (Piece::Ended, Mode::Array { .. }) | (Piece::Cut, _) => {
                    self.ended = true;
                    return Ok(Some(Err(("truncated", beginning(&text)))));
                }
                // Pages of a collection are often written one after the other into one file.
                (Piece::Closed, Mode::Array { root: true }) => match self.cutter.pass_blanks(true)? {
                    Some(b'[') => self.cutter.eat(b'[').map(drop)?,
                    Some(_) => {
                        self.ended = true;
                        self.cutter.element(false, &mut out)?;
                        return Ok(Some(Err(("malformed", beginning(&String::from_utf8_lossy(&out))))));
                    }
                    None => return Ok(None),
                },
                (Piece::Closed | Piece::Ended, _) => return Ok(None),
            }
        }
    }
}

/// How a record that cannot be read begins.
pub fn beginning(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
