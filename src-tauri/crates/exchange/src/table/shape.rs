//! One row of a table as one record, or as the reason why there is none.
//!
//! Nothing is dropped in silence: a cell that its column's role cannot take becomes an attribute, and what was
//! noticed on the way is counted for the warnings of the import.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Item, Posted, Precision, Record, Skipped, Warning};
use livisible_core::text::intake::take_in;
use xxhash_rust::xxh3::{xxh3_128, xxh3_128_with_seed};

use super::Row;
use super::field::Field;
use crate::values::dates::{self, Order};
use crate::values::{is_blank, lang, lists, number, rating};

/// A column, ready to take cells.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its name.
    pub name: String,
    /// Its role.
    pub field: Field,
    /// Whether the day comes first in its dates.
    pub order: Order,
}

/// What a record gets where its row says nothing.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// The type of space.
    pub space: Option<Space>,
    /// The site, group or shop.
    pub venue: Option<String>,
    /// The language.
    pub lang: Option<String>,
}

/// Shapes the rows of one table.
pub struct Shaper {
    slots: Vec<Slot>,
    defaults: Defaults,
    /// Whether a row shorter than the header is worth a warning; in a workbook it only ends with empty cells.
    short_is_ragged: bool,
    /// How many rows without an id were met, by their hash: equal rows are told apart by their order.
    seen: HashMap<u64, u32, BuildHasherDefault<Already>>,
    ragged: Counted,
    nuls: Counted,
    undated: Counted,
    zoneless: Counted,
}

/// How often something was noticed, and where first.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    times: u64,
    first: u64,
}

impl Counted {
    fn note(&mut self, times: usize, record: u64) {
        if times > 0 && self.times == 0 {
            self.first = record;
        }
        self.times += times as u64;
    }

    fn warning(self, code: &str) -> Option<Warning> {
        (self.times > 0).then(|| Warning { code: code.to_owned(), detail: format!("{} (#{})", self.times, self.first) })
    }
}

/// The keys are hashes already.
#[derive(Default)]
struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Shaper {
    /// Shapes rows of these columns.
    pub fn new(slots: Vec<Slot>, defaults: Defaults, short_is_ragged: bool) -> Self {
        Shaper {
            slots,
            defaults,
            short_is_ragged,
            seen: HashMap::default(),
            ragged: Counted::default(),
            nuls: Counted::default(),
            undated: Counted::default(),
            zoneless: Counted::default(),
        }
    }

    /// The record of this row.
    pub fn shape(&mut self, row: &Row, number: u64) -> Item {
        if row.iter().all(is_blank) {
            return skipped(number, "empty_row", String::new());
        }
        let mut record = Record { number, ..Record::default() };
        let mut body = String::new();
        let mut text_name = None;
        for (at, cell) in row.iter().enumerate() {
            let Some(slot) = self.slots.get(at) else {
                if !is_blank(cell) {
                    let value = self.cell(cell, number);
                    record.attributes.insert(format!("column {}", at + 1), number::value_of(value));
                }
                continue;
            };
            match slot.field {
                Field::Ignore => continue,
                Field::Text => {
                    text_name = Some(at);
                    body = self.cell(cell, number);
                    continue;
                }
                _ if is_blank(cell) => continue,
                _ => {}
            }
            let kept = match slot.field {
                Field::Attribute => true,
                Field::Id => take(&mut record.id, cell),
                Field::Parent => take(&mut record.parent, cell),
                Field::Thread => take(&mut record.thread, cell),
                Field::Account => take(&mut record.account, cell),
                Field::Person => take(&mut record.person, cell),
                Field::Venue => take(&mut record.venue, cell),
                Field::Url => take(&mut record.url, cell),
                Field::Role => {
                    record.role = lists::role(cell.trim());
                    record.role.is_none()
                }
                Field::Space => {
                    record.space = lists::space(cell.trim());
                    record.space.is_none()
                }
                Field::Lang => {
                    record.lang = lang::code(cell).map(str::to_owned);
                    record.lang.is_none()
                }
                Field::Rating => {
                    record.rating = rating::read(cell);
                    // A scale such as `/5` is worth keeping beside the number.
                    record.rating.is_none() || cell.chars().any(|c| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')))
                }
                Field::Posted => {
                    record.posted = Some(self.posted(cell, at, number));
                    false
                }
                Field::Title => {
                    record.title = Some(self.cell(cell, number));
                    false
                }
                Field::Text | Field::Ignore => false,
            };
            if kept {
                let value = number::value_of(self.cell(cell, number));
                let name = self.slots.get(at).map(|slot| slot.name.clone()).unwrap_or_default();
                record.attributes.insert(name, value);
            }
        }
        let extra = row.iter().skip(self.slots.len()).any(|cell| !is_blank(cell));
        self.ragged.note(usize::from((self.short_is_ragged && row.len() < self.slots.len()) || extra), number);
        record.text = match &record.title {
            Some(title) if is_blank(&body) => title.clone(),
            Some(title) => format!("{title}\n{body}"),
            None => body,
        };
        if is_blank(&record.text) {
            let name = text_name.or_else(|| self.slots.iter().position(|slot| slot.field == Field::Text)).and_then(|at| self.slots.get(at));
            return skipped(number, "empty_text", name.map(|slot| slot.name.clone()).unwrap_or_default());
        }
        record.key = self.key(row, record.id.is_some());
        record.space = record.space.or(self.defaults.space);
        record.venue = record.venue.or_else(|| self.defaults.venue.clone());
        record.lang = record.lang.or_else(|| self.defaults.lang.clone());
        Item::Record(Box::new(record))
    }

    /// A cell after the intake.
    fn cell(&mut self, cell: &str, number: u64) -> String {
        let (text, changed) = take_in(cell);
        self.nuls.note(changed.nul, number);
        text
    }

    fn posted(&mut self, cell: &str, at: usize, number: u64) -> Posted {
        let order = self.slots.get(at).map_or(Order::DayFirst, |slot| slot.order);
        let original = cell.to_owned();
        match dates::read(cell, order) {
            Some(read) => {
                self.zoneless.note(usize::from(read.naive), number);
                Posted { instant: Some(read.instant), precision: read.precision, original }
            }
            None => {
                self.undated.note(1, number);
                Posted { instant: None, precision: Precision::Second, original }
            }
        }
    }

    /// The hash of the whole row; without an id, also of its place among equal rows.
    fn key(&mut self, row: &Row, has_id: bool) -> u128 {
        // The lengths stand for the separators: `ab|c` is not `a|bc`.
        let lengths = row.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, cell| (hash ^ cell.len() as u64).wrapping_mul(0x0100_0000_01b3));
        let hash = xxh3_128_with_seed(row.as_slice().as_bytes(), lengths);
        if has_id {
            return hash;
        }
        let ordinal = self.seen.entry(hash as u64).or_default();
        *ordinal += 1;
        if *ordinal == 1 { hash } else { xxh3_128(&[hash.to_le_bytes(), u128::from(*ordinal).to_le_bytes()].concat()) }
    }

    /// What was noticed over all rows.
    pub fn warnings(&self) -> Vec<Warning> {
        [
            self.ragged.warning("ragged_rows"),
            self.nuls.warning("nul_replaced"),
            self.undated.warning("unreadable_dates"),
            self.zoneless.warning("dates_without_zone"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Puts a cell into a field that is a plain string; ids and handles have no spaces around them.
fn take(field: &mut Option<String>, cell: &str) -> bool {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    *field = Some(if cell.contains('\0') { cell.replace('\0', "\u{FFFD}") } else { cell.to_owned() });
    false
}

fn skipped(record: u64, reason: &str, detail: String) -> Item {
    Item::Skipped(Skipped { record, reason: reason.to_owned(), detail })
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
