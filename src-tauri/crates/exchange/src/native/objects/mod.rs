//! What native formats in JSON share: values of a file one after the other, the turns read off them, and what a value says.
//!
//! No more than one value stands in memory. A value that cannot be read is left with its reason, and the next is read.

pub(super) mod fields;
pub(super) mod harvest;
mod hoist;

use std::io::Read;
use std::path::Path;

use livisible_core::corpus::record::Warning;
use serde_json::Value;

pub(super) use harvest::Harvest;
pub(super) use hoist::hoist;

use super::{Opening, Turn, Turns};
use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;
use crate::json::cut::{Cutter, Piece};
use crate::json::records::beginning;
use crate::json::scan::{self, Broken};
use crate::json::{Records, Shape};

/// About how many turns are read at a time.
const AT_A_TIME: usize = 1000;

/// How much of a file tells how its values stand in it.
const HEAD: u64 = 256 * 1024;

/// Reads turns off the values of a file.
pub(super) trait Values: Send {
    /// Reads one value, as the file has it. An error is that of a value that is no JSON, or too deep.
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()>;
}

/// The turns of a file of JSON.
pub(super) struct Objects<V> {
    records: Records,
    values: V,
    harvest: Harvest,
}

impl<V: Values> Objects<V> {
    /// Starts before the first value.
    ///
    /// # Errors
    /// [`Fault::NoRecords`] where there is no array under the keys of the shape.
    pub fn open(opening: &Opening<'_>, shape: &Shape, values: V) -> Result<Self, Fault> {
        Ok(Objects { records: Records::open(opening.path, opening.charset, shape)?, values, harvest: Harvest::default() })
    }

    /// Puts turns that were read elsewhere before the first.
    pub fn after(mut self, harvest: Harvest) -> Self {
        self.harvest = harvest;
        self
    }
}

impl<V: Values> Turns for Objects<V> {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        while self.harvest.len() < AT_A_TIME {
            match self.records.piece()? {
                None => {
                    self.harvest.give(out);
                    return Ok(false);
                }
                Some(Err((reason, detail))) => self.harvest.leave(reason, detail),
                Some(Ok((text, is_last))) => {
                    if self.values.read(&text, &mut self.harvest).is_err() {
                        self.harvest.leave(reason(&text, is_last), beginning(&text));
                    }
                }
            }
        }
        self.harvest.give(out);
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        let malformed = self.records.malformed();
        let malformed = (malformed > 0).then(|| Warning { code: "invalid_bytes".to_owned(), detail: malformed.to_string() });
        malformed.into_iter().chain(self.harvest.told()).collect()
    }
}

/// Why a value cannot be read; `is_last` tells that the file ends with it.
pub(super) fn reason(text: &str, is_last: bool) -> &'static str {
    match scan::object(text) {
        Err(Broken::Cut) if is_last => "truncated",
        Err(Broken::TooDeep) | Ok(()) => "too_deep",
        Err(Broken::Cut | Broken::Malformed) => "malformed",
    }
}

/// The beginning of a file, as a text.
///
/// # Errors
/// Those of the file system.
pub(super) fn head(path: &Path, charset: Charset) -> Result<String, Fault> {
    let fault = |error| Fault::io(path, &error);
    let mut head = Vec::new();
    Decoder::of_file(path, charset).map_err(fault)?.take(HEAD).read_to_end(&mut head).map_err(fault)?;
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// How the values of a file stand in it, by its beginning: in an array, one a line, or one after the other.
pub(super) fn shape(head: &str) -> Shape {
    let start = head.trim_start();
    if start.starts_with('[') {
        return under(&[]);
    }
    match start.split_once('\n') {
        Some((line, _)) if scan::object(line.trim()).is_ok() => Shape::Lines,
        _ => Shape::Stream,
    }
}

/// The array under these keys.
pub(super) fn under(keys: &[&str]) -> Shape {
    Shape::Array { keys: keys.iter().map(|key| (*key).to_owned()).collect(), others: Vec::new() }
}

/// The first element of the array under these keys, where it stands whole in this beginning of a text.
pub(super) fn first_under(head: &str, keys: &[&str]) -> Option<Value> {
    let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    let mut cutter = Cutter::new(head.trim_start().as_bytes());
    let mut out = Vec::new();
    (cutter.descend(&keys).ok()? && cutter.element(true, &mut out).ok()? == Piece::Whole).then(|| serde_json::from_slice(&out).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_an_array_on_lines_or_one_after_the_other() {
        assert_eq!(shape("{\"a\":1}\n{\"a\":2}"), Shape::Lines);
        assert_eq!(shape("{\n\"a\":1}\n{\"a\":2}"), Shape::Stream);
        assert_eq!(shape("{\"a\":1}"), Shape::Stream);
        assert_eq!(shape(" [{\"a\":1}]"), under(&[]));
    }

    #[test]
    fn the_first_element_under_keys() {
        let head = r#"{"n":1,"data":{"posts":[{"id":7},{"id"#;
        assert_eq!(first_under(head, &["data", "posts"]).and_then(|value| value["id"].as_u64()), Some(7));
        assert_eq!(first_under(head, &["data"]), None);
        assert_eq!(first_under(r#"{"data":[{"id":"#, &["data"]), None);
    }
}
