//! The objects of a file as rows of cells, in a stream.
//!
//! The first row names the columns: the keys of the first records, in the order in which they came. A key met later
//! has its cell after these, named as it goes.

use std::collections::VecDeque;
use std::path::Path;

use livisible_core::corpus::record::Warning;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Shape;
use super::flatten::flatten;
use super::keys::Keys;
use super::records::{Cut, Records, beginning};
use super::scan::Broken;
use crate::encoding::Charset;
use crate::fault::Fault;
use crate::table::{Row, Rows, SAMPLE_ROWS};

/// How many records name the columns.
pub const SAMPLE: usize = SAMPLE_ROWS;

/// Fewer do where they are large.
const SAMPLE_BYTES: usize = 8 * 1024 * 1024;

/// Beyond so many columns, keys are named as they go.
const MOST_COLUMNS: usize = 5000;

/// One record: its cells under their keys, or the code of what is wrong with it and how it begins.
type Read = Result<Vec<(String, String)>, (&'static str, String)>;

/// The rows of a file of JSON.
pub struct JsonRows {
    records: Records,
    names: Vec<String>,
    places: FxHashMap<String, usize>,
    keys: Keys,
    named: bool,
    sample: VecDeque<Read>,
    late: Vec<String>,
    fault: Option<(&'static str, String)>,
}

impl JsonRows {
    /// Starts before the first record; the first row is that of the names.
    pub fn open(path: &Path, charset: Charset, shape: &Shape) -> Result<Self, Fault> {
        let mut rows = JsonRows {
            records: Records::open(path, charset, shape)?,
            names: Vec::new(),
            places: FxHashMap::default(),
            keys: Keys::default(),
            named: false,
            sample: VecDeque::new(),
            late: Vec::new(),
            fault: None,
        };
        rows.name_columns()?;
        Ok(rows)
    }

    fn name_columns(&mut self) -> Result<(), Fault> {
        let (mut bytes, mut sample) = (0, Vec::new());
        while sample.len() < SAMPLE && bytes < SAMPLE_BYTES {
            let Some(cut) = self.records.piece()? else { break };
            if let Ok((text, _)) = &cut {
                bytes += text.len();
                // What its keys are is only known once all were met.
                self.keys.begin();
                flatten(text, &mut |path, above| self.keys.admit(path, above)).ok();
            }
            sample.push(cut);
        }
        self.keys.settle();
        for cut in sample {
            let read = self.read(cut);
            for (name, _) in read.iter().flatten() {
                if self.names.len() < MOST_COLUMNS && !self.places.contains_key(name) {
                    self.places.insert(name.clone(), self.names.len());
                    self.names.push(name.clone());
                }
            }
            self.sample.push_back(read);
        }
        Ok(())
    }

    /// The cells of a record.
    fn read(&mut self, cut: Cut) -> Read {
        let (text, is_last) = cut?;
        of_text(&text, is_last, &mut self.keys)
    }
}

/// The record that a text is; `is_last` tells that the file ends with it.
fn of_text(text: &str, is_last: bool, keys: &mut Keys) -> Read {
    let mut cells = flatten(text, &mut |path, above| keys.admit(path, above)).map_err(|broken| {
        let code = match broken {
            Broken::Cut if is_last => "truncated",
            Broken::Cut | Broken::Malformed => "malformed",
            Broken::TooDeep => "too_deep",
        };
        (code, beginning(text))
    })?;
    let mut taken = FxHashSet::default();
    for (name, _) in &mut cells {
        if !taken.insert(name.clone()) {
            // A key that is written twice: both values count.
            let free = (2..).map(|count| format!("{name} ({count})")).find(|other| !taken.contains(other));
            *name = free.unwrap_or_default();
            taken.insert(name.clone());
        }
    }
    Ok(cells)
}

impl Rows for JsonRows {
    fn next_row(&mut self, row: &mut Row) -> Result<bool, Fault> {
        row.clear();
        self.late.clear();
        self.fault = None;
        if !std::mem::replace(&mut self.named, true) {
            row.extend(&self.names);
            return Ok(true);
        }
        let read = match self.sample.pop_front() {
            Some(read) => Some(read),
            None => self.records.piece()?.map(|cut| self.read(cut)),
        };
        match read {
            None => return Ok(false),
            Some(Err(fault)) => self.fault = Some(fault),
            Some(Ok(cells)) => {
                let mut placed = vec![""; self.names.len()];
                for (name, cell) in &cells {
                    match self.places.get(name) {
                        Some(at) => placed[*at] = cell,
                        None => {
                            self.late.push(name.clone());
                            placed.push(cell);
                        }
                    }
                }
                row.extend(placed);
            }
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }

    fn late_name(&self, at: usize) -> Option<&str> {
        self.late.get(at.checked_sub(self.names.len())?).map(String::as_str)
    }

    fn fault_of_row(&self) -> Option<(&'static str, &str)> {
        self.fault.as_ref().map(|(code, detail)| (*code, detail.as_str()))
    }

    fn warnings(&mut self) -> Vec<Warning> {
        let (malformed, folded) = (self.records.malformed(), self.keys.folded());
        let warning = |code: &str, detail: String| Warning { code: code.to_owned(), detail };
        let malformed = (malformed > 0).then(|| warning("invalid_bytes", malformed.to_string()));
        malformed.into_iter().chain((!folded.is_empty()).then(|| warning("many_keys", folded.join(", ")))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a text, its faults as `!code detail`.
    fn rows(text: &str, shape: &Shape) -> Vec<String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("written");
        let mut rows = JsonRows::open(file.path(), Charset::Web(encoding_rs::UTF_8), shape).expect("opened");
        let (mut all, mut row) = (Vec::new(), Row::new());
        while rows.next_row(&mut row).expect("read") {
            let late = |at: usize| rows.late_name(at).map(|name| format!("{name}=")).unwrap_or_default();
            all.push(match rows.fault_of_row() {
                Some((code, detail)) => format!("!{code} {detail}"),
                None => row.iter().enumerate().map(|(at, cell)| format!("{}{cell}", late(at))).collect::<Vec<_>>().join("|"),
            });
        }
        all
    }

    fn array() -> Shape {
        Shape::Array { keys: Vec::new(), others: Vec::new() }
    }

    #[test]
    fn columns_come_in_the_order_in_which_keys_are_met() {
        let text = "{\"a\":1,\"b\":{\"c\":2}}\n\n{\"d\":3,\"a\":4}\n{\"a\":5,\"a\":6}\n";
        assert_eq!(rows(text, &Shape::Lines), ["a|b.c|d|a (2)", "1|2||", "4||3|", "5|||6"]);
        assert_eq!(rows(text, &Shape::Stream), rows(text, &Shape::Lines));
    }

    #[test]
    fn a_key_met_late_is_named_as_it_goes() {
        let mut text = "{\"a\":1}\n".repeat(SAMPLE);
        text.push_str("{\"z\":2,\"a\":3,\"y\":4}\n{\"y\":5}\n");
        let all = rows(&text, &Shape::Lines);
        assert_eq!(all[SAMPLE + 1..], ["3|z=2|y=4", "|y=5"]);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_is_read() {
        assert_eq!(
            rows("{\"a\":1}\n{\"a\":\n{\"a\":2}\n{\"a\":\"cu", &Shape::Lines),
            ["a", "1", "!malformed {\"a\":", "2", "!truncated {\"a\":\"cu"]
        );
        assert_eq!(rows("[{\"a\":1}, 7, {\"a\":2}, {\"a\":", &array()), ["a", "1", "!malformed 7", "2", "!truncated {\"a\":"]);
        assert_eq!(rows("[{\"a\":1},", &array()), ["a", "1", "!truncated "]);
        assert_eq!(rows("[{\"a\":1}]\n[{\"a\":2}] and more", &array()), ["a", "1", "2", "!malformed and"]);
        let deep = format!("[{{\"a\":1}},{{\"a\":{}{}}}]", "[".repeat(1000), "]".repeat(1000));
        assert_eq!(rows(&deep, &array())[2], format!("!too_deep {{\"a\":{}", "[".repeat(75)));
    }
}
