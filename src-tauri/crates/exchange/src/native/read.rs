//! What every native reader needs: turns as numbered items of the neutral record.

use livisible_core::corpus::record::{Item, Legend, ReadFault, Reader, Record, Skipped, Warning};
use livisible_core::text::intake::take_in;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_128;

use super::{Native, Turn, Turns};
use crate::table::shape::Defaults;
use crate::table::shape::notices::Counted;
use crate::values::{is_blank, lang};

/// Reads a native file from its first turn to its last.
pub struct NativeReader {
    turns: Box<dyn Turns>,
    native: &'static Native,
    defaults: Defaults,
    taken: Vec<Turn>,
    number: u64,
    /// How many turns without an id were met, by their hash: equal ones are told apart by their order.
    seen: FxHashMap<u128, u32>,
    nuls: Counted,
    estimated: Counted,
    inferred: Counted,
}

impl NativeReader {
    /// Reads these turns; `defaults` stand where a turn says nothing.
    pub fn new(native: &'static Native, turns: Box<dyn Turns>, defaults: Defaults) -> Self {
        NativeReader {
            turns,
            native,
            defaults,
            taken: Vec::new(),
            number: 0,
            seen: FxHashMap::default(),
            nuls: Counted::default(),
            estimated: Counted::default(),
            inferred: Counted::default(),
        }
    }

    fn settle(&mut self, turn: Turn) -> Item {
        self.number += 1;
        let number = self.number;
        let left = |reason: &str, detail: String| Item::Skipped(Skipped { record: number, reason: reason.to_owned(), detail });
        let mut record = match turn {
            Turn::Left(reason, detail) => return left(reason, detail),
            Turn::Said(record) => record,
        };
        // A title is the first line of the text, as in a table.
        if let Some(title) = record.title.take().filter(|title| !is_blank(title)) {
            match is_blank(&record.text) {
                true => record.text = title.clone(),
                false if record.text.starts_with(title.as_str()) => {}
                false => record.text = format!("{title}\n{}", record.text),
            }
            record.title = Some(title);
        }
        if is_blank(&record.text) {
            return left("empty_text", record.account.take().unwrap_or_default());
        }
        record.number = number;
        let (text, changed) = take_in(&record.text);
        self.nuls.note(changed.nul, number);
        record.text = text;
        record.title = record.title.take().map(|title| take_in(&title).0);
        for field in [&mut record.id, &mut record.parent, &mut record.thread, &mut record.within, &mut record.account, &mut record.venue] {
            *field = field.take().map(|said| bare(&said)).filter(|said| !said.is_empty());
        }
        record.lang = record.lang.take().and_then(|said| lang::code(&said).map(str::to_owned)).or_else(|| self.defaults.lang.clone());
        record.space = record.space.or(self.defaults.space);
        record.venue = record.venue.take().or_else(|| self.defaults.venue.clone());
        record.attributes.retain(|_, value| !value.is_null() && value.as_str().is_none_or(|text| !is_blank(text)));
        if record.parent.is_some() && record.parent == record.id {
            record.parent = None;
        }
        record.inferred &= record.parent.is_some();
        self.inferred.note(usize::from(record.inferred), number);
        self.estimated.note(usize::from(record.posted.as_ref().is_some_and(|posted| posted.estimated)), number);
        record.lasting = self.native.lasting && record.id.is_some();
        record.key = self.key(&record);
        Item::Record(record)
    }

    /// The identity of a turn without an id: where, who said it when, in which words, and its place among equal ones.
    fn key(&mut self, record: &Record) -> u128 {
        let posted = record.posted.as_ref().map_or("", |posted| posted.original.as_str());
        let whole = record.within.as_deref().unwrap_or_default();
        let said = [whole, record.account.as_deref().unwrap_or_default(), posted, record.text.as_str()];
        let mut bytes = Vec::with_capacity(said.iter().map(|part| part.len() + 8).sum());
        for part in said {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(part.as_bytes());
        }
        let hash = xxh3_128(&bytes);
        if record.id.is_some() {
            return hash;
        }
        let ordinal = self.seen.entry(hash).or_default();
        *ordinal += 1;
        if *ordinal == 1 { hash } else { xxh3_128(&[hash.to_le_bytes(), u128::from(*ordinal).to_le_bytes()].concat()) }
    }
}

/// Ids and handles have no spaces around them, and no NUL.
fn bare(said: &str) -> String {
    said.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200E}' | '\u{200F}')).replace('\0', "\u{FFFD}")
}

impl Reader for NativeReader {
    fn next_batch(&mut self, out: &mut Vec<Item>) -> Result<bool, ReadFault> {
        let mut taken = std::mem::take(&mut self.taken);
        let more = self.turns.next(&mut taken)?;
        out.extend(taken.drain(..).map(|turn| self.settle(turn)));
        self.taken = taken;
        Ok(more)
    }

    fn bytes_read(&self) -> u64 {
        self.turns.bytes_read()
    }

    fn legend(&self) -> Legend {
        Legend { personal: self.native.personal.iter().map(|name| (*name).to_owned()).collect(), ..Legend::default() }
    }

    fn warnings(&mut self) -> Vec<Warning> {
        let noticed =
            [self.nuls.warning("nul_replaced"), self.estimated.warning("estimated_dates"), self.inferred.warning("inferred_parents")];
        self.turns.warnings().into_iter().chain(noticed.into_iter().flatten()).collect()
    }
}
