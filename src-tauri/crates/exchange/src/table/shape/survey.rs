//! One row of a survey: a respondent, and a record for each open question that was put.
//!
//! What was answered becomes a message; a blank is a recorded response: nothing to read, and yet in the base of its question.

use std::borrow::Cow;

use livisible_core::corpus::record::{Item, Record, Respondent, Skipped};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

use super::keys::part;
use super::{Shaper, Slot, number_of};
use crate::table::Row;
use crate::table::field::Field;
use crate::values::{is_blank, number};

impl Shaper {
    /// Whether rows are answers of respondents.
    pub(super) fn is_survey(slots: &[Slot]) -> bool {
        slots.iter().any(|slot| matches!(slot.field, Field::Answer | Field::Respondent | Field::Question))
    }

    /// The respondent of a row and its answers; `record` holds what the other columns say.
    pub(super) fn answers(&mut self, row: &Row, mut record: Record, out: &mut Vec<Item>) {
        let said = record.respondent.take();
        let has_id = said.is_some() || record.id.is_some();
        let respondent = said.or_else(|| record.id.clone()).unwrap_or_else(|| format!("{}:r{}", self.defaults.stem, self.rows));
        let weight = self.weight(row, &mut record.attributes);
        let row_key = self.keys.of(row, has_id);
        let long = record.question.is_some();
        let times = if long { 1 } else { self.keys.met(&respondent, row_key) };
        self.notices.met_again.note(usize::from(times > 1), self.records + 1);
        // In a table of one answer a row, the other cells may be of the answer as well as of the person: they stay with it.
        // So do those of a respondent met again: the study keeps what it was told first.
        let attributes = if long || times > 1 { Map::new() } else { std::mem::take(&mut record.attributes) };
        out.push(Item::Respondent(Box::new(Respondent { id: respondent.clone(), attributes, weight, derived: !has_id })));
        record.account = record.account.or_else(|| Some(respondent.clone()));
        for at in 0..self.slots.len() {
            if !matches!(self.slots[at].field, Field::Answer | Field::Text) {
                continue;
            }
            let cell = row.get(at).unwrap_or_default();
            let question = record.question.clone().unwrap_or_else(|| self.slots[at].name.clone());
            self.records += 1;
            let text = self.words(at, cell);
            if is_blank(&text) || self.quirks.blanks.contains(&text.trim()) {
                let skipped =
                    Skipped { record: self.records, reason: "blank_answer".to_owned(), detail: format!("{respondent} · {question}") };
                out.push(Item::Blank { skipped, respondent: respondent.clone(), question });
                continue;
            }
            let native = match (&record.id, long) {
                // One answer a row: its own id is the record's.
                (Some(id), true) => Some(id.clone()),
                _ if times > 1 => Some(format!("{respondent}:{}:{times}", short(&question))),
                _ => has_id.then(|| format!("{respondent}:{}", short(&question))),
            };
            out.push(Item::Record(Box::new(Record {
                number: self.records,
                id: native,
                text,
                respondent: Some(respondent.clone()),
                question: Some(question),
                key: part(row_key, at as u128),
                ..record.clone()
            })));
        }
    }

    /// The weight of a row; what is no weight is an attribute.
    fn weight(&self, row: &Row, attributes: &mut Map<String, Value>) -> Option<f64> {
        let at = self.slots.iter().position(|slot| slot.field == Field::Weight)?;
        let cell = row.get(at).filter(|cell| !is_blank(cell))?;
        let weight = number_of(cell.trim()).filter(|weight| weight.is_finite() && *weight >= 0.0);
        if weight.is_none() {
            attributes.insert(self.slots[at].name.clone(), number::value_of(cell.to_owned()));
        }
        weight
    }
}

/// The longest code of a question.
const CODE: usize = 24;

/// What stands for a question in the ids of its answers: its code, or, of one that is known by its words alone, a mark made
/// of them, the same in every wave.
fn short(question: &str) -> Cow<'_, str> {
    if question.len() <= CODE && !question.contains(char::is_whitespace) {
        return Cow::Borrowed(question);
    }
    Cow::Owned(format!("q{:08x}", xxh3_64(question.as_bytes()) >> 32))
}
