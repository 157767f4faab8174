//! One row of a survey: a respondent, and a record for each open question that was put.
//!
//! What was answered becomes a message; a blank is a recorded response: nothing to read, and yet in the base of its question.

use std::borrow::Cow;

use livisible_core::corpus::record::{Item, Record, Respondent, Skipped};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

use super::keys::part;
use super::{Shaper, Slot, number_of};
use crate::html;
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
        let row_key = self.keys.of(row, has_id);
        // Without an id a respondent is known by the whole row: its number in the file would be another person's in the next wave.
        let respondent = said.or_else(|| record.id.clone()).unwrap_or_else(|| format!("r{:012x}", row_key >> 80));
        let mut weight = self.weight(row, &mut record.attributes);
        let long = record.question.is_some();
        let times = if long { 1 } else { self.keys.met(&respondent, row_key) };
        self.notices.met_again.note(usize::from(times > 1), self.records + 1);
        // In a table of one answer a row, the other cells may be of the answer as well as of the person: they stay with it.
        // So do those of a respondent met again: the study keeps what it was told first. A row of theirs without an answer to
        // stay with is told as a respondent of its own.
        let alone = times > 1 && (0..self.slots.len()).all(|at| !self.is_asked(at) || self.is_left_blank(row, at));
        let respondent = if alone { format!("{respondent}:{times}") } else { respondent };
        if times > 1 && !alone {
            self.keep_weight(row, weight.take(), &mut record.attributes);
        }
        let attributes = if long || (times > 1 && !alone) { Map::new() } else { std::mem::take(&mut record.attributes) };
        out.push(Item::Respondent(Box::new(Respondent { id: respondent.clone(), attributes, weight, derived: !has_id })));
        record.account = record.account.or_else(|| Some(respondent.clone()));
        for at in 0..self.slots.len() {
            if !self.is_asked(at) {
                continue;
            }
            let cell = row.get(at).unwrap_or_default();
            let question = record.question.clone().unwrap_or_else(|| self.slots[at].name.clone());
            self.records += 1;
            let text = self.words(at, cell);
            if self.is_unanswered(&text) {
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

    /// Whether a column holds the answers to an open question.
    fn is_asked(&self, at: usize) -> bool {
        matches!(self.slots[at].field, Field::Answer | Field::Text)
    }

    /// Whether a cell answers nothing.
    fn is_unanswered(&self, cell: &str) -> bool {
        is_blank(cell) || self.quirks.blanks.contains(&cell.trim())
    }

    /// The same of a cell that was not read yet.
    fn is_left_blank(&self, row: &Row, at: usize) -> bool {
        let cell = row.get(at).unwrap_or_default();
        if self.quirks.html.contains(&at) { self.is_unanswered(&html::render(cell)) } else { self.is_unanswered(cell) }
    }

    /// Keeps the weight of a row among what is said beside its answers.
    fn keep_weight(&self, row: &Row, weight: Option<f64>, attributes: &mut Map<String, Value>) {
        let at = self.slots.iter().position(|slot| slot.field == Field::Weight);
        if let Some((slot, cell)) = at.and_then(|at| Some((&self.slots[at], row.get(at)?))).filter(|_| weight.is_some()) {
            attributes.insert(slot.name.clone(), number::value_of(cell.trim().to_owned()));
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
