//! One row of a table as one record, or as the reason why there is none.
//!
//! Nothing is dropped in silence: a cell that its column's role cannot take becomes an attribute, and what was
//! noticed on the way is counted for the warnings of the import.

mod keys;
pub(crate) mod notices;
mod survey;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use livisible_core::corpus::lists::{Role, Space};
use livisible_core::corpus::record::{Item, Legend, Posted, Precision, Question, Record, Skipped, Warning};
use livisible_core::text::intake::take_in;

use self::keys::{Keys, part};
use self::notices::Notices;
use super::Row;
use super::field::Field;
use crate::html;
use crate::source::Quirks;
use crate::values::dates::{self, Order};
use crate::values::{is_blank, lang, lists, number, rating};

/// A column, ready to take cells.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its name.
    pub name: String,
    /// What it asks, where its name is a code.
    pub label: Option<String>,
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
    quirks: Quirks,
    survey: bool,
    /// Whether a row shorter than the header is worth a warning; in a workbook it only ends with empty cells.
    short_is_ragged: bool,
    keys: Keys,
    notices: Notices,
    /// Records made of them.
    records: u64,
}

impl Shaper {
    /// Shapes rows of these columns.
    pub fn new(slots: Vec<Slot>, defaults: Defaults, quirks: Quirks, short_is_ragged: bool) -> Self {
        let survey = Self::is_survey(&slots);
        Shaper { slots, defaults, quirks, survey, short_is_ragged, keys: Keys::default(), notices: Notices::default(), records: 0 }
    }

    /// Records given so far.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Puts the records of this row into `out`: one, or several where a row holds answers to several questions, or the
    /// brand's reply. `late` names the cells beyond the columns.
    pub fn shape(&mut self, row: &Row, late: &dyn Fn(usize) -> Option<String>, out: &mut Vec<Item>) {
        if row.iter().all(is_blank) {
            return self.skip("empty_row", String::new(), out);
        }
        if let Some((reason, detail)) = self.quirks.sieve.as_ref().and_then(|sieve| sieve(row)) {
            return self.skip(reason, detail, out);
        }
        let mut record = Record { number: self.records + 1, ..Record::default() };
        let mut read = Read::default();
        for (at, cell) in row.iter().enumerate() {
            if at < self.slots.len() {
                self.take_cell(at, cell, &mut record, &mut read);
            } else if !is_blank(cell) {
                let name = late(at).unwrap_or_else(|| format!("column {}", at + 1));
                read.beyond |= late(at).is_none();
                let value = number::value_of(self.cell(cell));
                record.attributes.insert(name, value);
            }
        }
        self.notices.ragged.note(usize::from((self.short_is_ragged && row.len() < self.slots.len()) || read.beyond), record.number);
        self.quirks.derive(row, &mut record);
        record.space = record.space.or(self.defaults.space);
        record.venue = record.venue.or_else(|| self.defaults.venue.clone());
        record.lang = record.lang.or_else(|| self.defaults.lang.clone());
        record.thread = record.thread.or_else(|| self.quirks.thread.clone());
        record.within = self.quirks.within.clone();
        if self.survey {
            return self.answers(row, record, out);
        }
        if is_blank(&read.body)
            && let Some((at, cell)) =
                self.quirks.text_else.iter().filter_map(|at| Some((*at, row.get(*at)?))).find(|(_, cell)| !is_blank(cell))
        {
            read.body = self.words(at, cell);
        }
        record.text = match &record.title {
            Some(title) if is_blank(&read.body) => title.clone(),
            Some(title) => format!("{title}\n{}", read.body),
            None => read.body,
        };
        let reply = self.reply(row, &mut record, read.reply, read.replied);
        if is_blank(&record.text) {
            let name = self.slots.iter().find(|slot| slot.field == Field::Text).map(|slot| slot.name.clone()).unwrap_or_default();
            self.skip("empty_text", name, out);
        } else {
            self.records += 1;
            record.key = self.keys.of(row, record.id.is_some());
            out.push(Item::Record(Box::new(record)));
        }
        if let Some(mut reply) = reply {
            self.records += 1;
            reply.number = self.records;
            out.push(Item::Record(Box::new(reply)));
        }
    }

    /// Accounts for a row that holds no record.
    pub fn refuse(&mut self, reason: &str, detail: String, out: &mut Vec<Item>) {
        self.skip(reason, detail, out);
    }

    fn skip(&mut self, reason: &str, detail: String, out: &mut Vec<Item>) {
        self.records += 1;
        out.push(Item::Skipped(Skipped { record: self.records, reason: reason.to_owned(), detail }));
    }

    /// Puts a cell where its column's role says, or among the attributes where the role cannot take it.
    fn take_cell(&mut self, at: usize, cell: &str, record: &mut Record, read: &mut Read) {
        let field = self.slots[at].field;
        match field {
            Field::Ignore | Field::Answer | Field::Weight => return,
            Field::Text if self.survey => return,
            Field::Text => {
                read.body = self.words(at, &self.quirks.cleaned(at, cell));
                return;
            }
            _ if is_blank(cell) => return,
            _ => {}
        }
        let cleaned = self.quirks.clean.iter().find(|(column, _)| *column == at).map(|(_, clean)| clean(cell));
        if cleaned.as_deref().is_some_and(is_blank) {
            // What a tool writes for want of a value is no value of the role, and still worth keeping.
            let value = number::value_of(self.cell(cell));
            record.attributes.insert(self.slots[at].name.clone(), value);
            return;
        }
        let cell = cleaned.as_deref().unwrap_or(cell);
        let kept = match field {
            Field::Id => take(&mut record.id, cell),
            Field::Parent => take(&mut record.parent, cell),
            Field::Thread => take(&mut record.thread, cell),
            Field::Account => take(&mut record.account, cell),
            Field::Person => take(&mut record.person, cell),
            Field::Venue => take(&mut record.venue, cell),
            Field::Url => take(&mut record.url, cell),
            Field::Respondent => take(&mut record.respondent, cell),
            Field::Question => take(&mut record.question, cell),
            Field::Role => {
                record.role = lists::role(cell.trim());
                record.role.is_none()
            }
            Field::Space => {
                record.space = lists::space(cell.trim());
                record.space.is_none() || lists::says_more(cell.trim())
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
                record.posted = Some(self.posted(cell, at));
                false
            }
            Field::Title if !self.survey => {
                // Tags may hold no words.
                record.title = Some(self.words(at, cell)).filter(|title| !is_blank(title));
                false
            }
            Field::Reply => {
                read.reply = Some(self.words(at, cell)).filter(|reply| !is_blank(reply));
                false
            }
            Field::Replied => {
                read.replied = Some(self.posted(cell, at));
                false
            }
            _ => true,
        };
        if kept {
            let value = number::value_of(self.cell(cell));
            record.attributes.insert(self.slots[at].name.clone(), value);
        }
    }

    /// What the brand answered, as a message of its own; an attribute where the row has no id to answer to.
    fn reply(&mut self, row: &Row, record: &mut Record, text: Option<String>, posted: Option<Posted>) -> Option<Record> {
        let text = text?;
        let Some(id) = &record.id else {
            let name = self.slots.iter().find(|slot| slot.field == Field::Reply).map(|slot| slot.name.clone()).unwrap_or_default();
            record.attributes.insert(name, text.into());
            return None;
        };
        Some(Record {
            id: Some(format!("{id}:reply")),
            parent: Some(id.clone()),
            thread: record.thread.clone(),
            account: self.quirks.reply_account.map(str::to_owned),
            role: Some(Role::Brand),
            space: record.space,
            venue: record.venue.clone(),
            posted,
            text,
            key: part(self.keys.of(row, true), 1),
            ..Record::default()
        })
    }

    /// What the header explains.
    pub fn legend(&self) -> Legend {
        let asks = |slot: &Slot| slot.field == Field::Answer || (self.survey && slot.field == Field::Text);
        let label = |slot: &Slot| slot.label.clone().unwrap_or_else(|| slot.name.clone());
        let long = self.slots.iter().any(|slot| slot.field == Field::Question);
        Legend {
            questions: self
                .slots
                .iter()
                .filter(|slot| asks(slot) && !long)
                .map(|slot| Question { id: slot.name.clone(), label: label(slot) })
                .collect(),
            labels: self
                .slots
                .iter()
                .filter(|slot| slot.field == Field::Attribute)
                .filter_map(|slot| Some((slot.name.clone(), slot.label.clone()?)))
                .collect(),
            personal: self.personal(),
        }
    }

    /// The attributes that identify people.
    fn personal(&self) -> Vec<String> {
        let named = |at: &usize| self.slots.get(*at).filter(|slot| slot.field == Field::Attribute).map(|slot| slot.name.clone());
        self.quirks.people.iter().filter_map(named).collect()
    }

    /// What is read in a cell: its words where it is HTML, after the intake.
    fn words(&mut self, at: usize, cell: &str) -> String {
        if self.quirks.html.contains(&at) { self.cell(&html::render(cell)) } else { self.cell(cell) }
    }

    /// A cell after the intake.
    fn cell(&mut self, cell: &str) -> String {
        let (text, changed) = take_in(cell);
        self.notices.nuls.note(changed.nul, self.records + 1);
        text
    }

    fn posted(&mut self, cell: &str, at: usize) -> Posted {
        let order = self.slots.get(at).map_or(Order::DayFirst, |slot| slot.order);
        let original = cell.to_owned();
        match dates::read(cell, order) {
            Some(read) => {
                if let Some(zone) = self.quirks.zone.filter(|_| read.naive) {
                    return Posted { instant: Some(instant_in(zone, read.instant)), precision: read.precision, original, estimated: false };
                }
                self.notices.zoneless.note(usize::from(read.naive && !self.quirks.utc), self.records + 1);
                Posted { instant: Some(read.instant), precision: read.precision, original, estimated: false }
            }
            None => {
                self.notices.undated.note(1, self.records + 1);
                Posted { instant: None, precision: Precision::Second, original, estimated: false }
            }
        }
    }

    /// What was noticed over all rows.
    pub fn warnings(&self) -> Vec<Warning> {
        self.notices.warnings()
    }
}

/// What a row holds that is no field of its record yet.
#[derive(Default)]
struct Read {
    body: String,
    reply: Option<String>,
    replied: Option<Posted>,
    /// A cell stands beyond the columns.
    beyond: bool,
}

/// The instant that clocks of this zone showed as `read`, which took them for UTC.
fn instant_in(zone: Tz, read: DateTime<Utc>) -> DateTime<Utc> {
    let local = read.naive_utc();
    // When clocks go back an hour comes twice: the first is taken. The hour that is missing in spring is read as if it were there.
    let hour = TimeDelta::hours(1);
    let known = zone.from_local_datetime(&local).earliest();
    let before = || zone.from_local_datetime(&local.checked_sub_signed(hour)?).earliest()?.checked_add_signed(hour);
    known.or_else(before).map_or(read, |at| at.to_utc())
}

/// A decimal number with a point or a comma.
fn number_of(cell: &str) -> Option<f64> {
    cell.replace(',', ".").parse().ok()
}

/// Puts a cell into a field that is a plain string; ids and handles have no spaces around them.
fn take(field: &mut Option<String>, cell: &str) -> bool {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    *field = Some(if cell.contains('\0') { cell.replace('\0', "\u{FFFD}") } else { cell.to_owned() });
    false
}

#[cfg(test)]
mod tests;
