//! What the models say: squares, thymic values, veridictory statuses, actants, semes, insights; and memos, masks, what is there.

use rusqlite::params;
use rustc_hash::FxHashSet;

use super::value::{listed, matches_name, word_of};
use super::{Asked, Filtered, Filters, Meant};
use crate::corpus::conversation::Pseudonyms;
use crate::error::{Error, Result};
use crate::reading::{ActantRole, Modality, Position, Truth, veridictory_status};
use crate::search::coded::Trait;
use crate::search::members::Ordinals;
use crate::search::words::{fold, words};
use crate::storage::sql;

/// A model whose records stand on words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::search) enum Kind {
    Thymic,
    Veridictory,
    Actant,
    Isotopy,
}

impl Kind {
    pub const ALL: &'static [Kind] = &[Kind::Thymic, Kind::Veridictory, Kind::Actant, Kind::Isotopy];
}

/// A record of a model.
#[derive(Debug, Clone)]
pub(in crate::search) struct Record {
    pub kind: Kind,
    /// Row id of the message.
    pub message: i64,
    /// First code point.
    pub start: u32,
    /// One past the last; as `start` where the words are gone.
    pub stop: u32,
    /// Modality, veridictory status or role.
    word: &'static str,
    /// What is evaluated, who acts, which seme.
    name: String,
    entity: String,
    observer: String,
    quest: i64,
}

/// What is asked of a record. Names are folded.
pub(in crate::search) enum Ask {
    /// Any at all.
    Any,
    Word(&'static str),
    Name(String),
    Entity(String),
    /// Who observes: by name, or by the handles of the person whose pseudonym was written.
    Observer(String, FxHashSet<String>),
    Quest(i64),
}

impl Ask {
    pub fn holds(&self, record: &Record) -> bool {
        match self {
            Ask::Any => true,
            Ask::Word(word) => record.word == *word,
            Ask::Name(name) => matches_name(&fold(record.name.trim_matches('/')), name),
            Ask::Entity(name) => matches_name(&fold(&record.entity), name),
            Ask::Observer(name, handles) => {
                let observer = fold(&record.observer);
                matches_name(&observer, name) || handles.contains(&observer)
            }
            Ask::Quest(quest) => record.quest == *quest,
        }
    }
}

fn word(kind: Kind, text: &str) -> &'static str {
    match kind {
        Kind::Thymic => Modality::from_word(text).map_or("", Modality::word),
        Kind::Actant => ActantRole::from_word(text).map_or("", ActantRole::word),
        Kind::Veridictory => {
            let truth = |text: &str| Truth::from_word(text).unwrap_or(Truth::Unknown);
            text.split_once(' ').map_or("undecided", |(being, seeming)| veridictory_status(truth(being), truth(seeming)))
        }
        Kind::Isotopy => "",
    }
}

impl Filters<'_> {
    /// What this filter asks of a record; `None` where it asks of something else.
    pub(super) fn record(&self, field: &str, value: &str) -> Result<Option<Meant<Asked>>> {
        let folded = fold(value);
        let worded = |list: &str, words: Vec<&'static str>, kinds: &'static [Kind]| {
            word_of(list, words, value).map(|word| Asked::Record(kinds, Ask::Word(word))).ok_or("unknown_value")
        };
        Ok(Some(match field {
            "thymic" => worded("modality", Modality::ALL.iter().map(|one| one.word()).collect(), &[Kind::Thymic]),
            "status" => worded("status", vec!["true", "false", "secret", "illusory", "undecided"], &[Kind::Veridictory]),
            "actant" => worded("actant", ActantRole::ALL.iter().map(|one| one.word()).collect(), &[Kind::Actant]),
            "actor" => Ok(Asked::Record(&[Kind::Actant], Ask::Name(folded))),
            "seme" => Ok(Asked::Record(&[Kind::Isotopy], Ask::Name(folded.trim_matches('/').to_owned()))),
            "object" => Ok(Asked::Record(&[Kind::Thymic, Kind::Veridictory], Ask::Name(folded))),
            "entity" => Ok(Asked::Record(&[Kind::Thymic], Ask::Entity(folded))),
            "observer" => {
                let handles = self.handles(value)?;
                Ok(Asked::Record(&[Kind::Thymic, Kind::Veridictory, Kind::Actant], Ask::Observer(folded, handles)))
            }
            "quest" => match self.thing(sql!("record/quests"), value)? {
                Some(quest) => Ok(Asked::Record(&[Kind::Actant], Ask::Quest(quest))),
                None => Err("unknown_quest"),
            },
            _ => return Ok(None),
        }))
    }

    /// The records of these models.
    pub fn records(&self, kinds: &[Kind]) -> Result<Vec<Record>> {
        let mut out = vec![];
        for &kind in kinds {
            let mut statement = self.study.conn.prepare_cached(match kind {
                Kind::Thymic => sql!("record/thymic"),
                Kind::Veridictory => sql!("record/veridictory"),
                Kind::Actant => sql!("record/actant"),
                Kind::Isotopy => sql!("record/isotopy"),
            })?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let text = |at: usize| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
                out.push(Record {
                    kind,
                    message: row.get(0)?,
                    start: row.get(1)?,
                    stop: row.get(2)?,
                    word: word(kind, &text(3)?),
                    name: text(4)?,
                    entity: text(5)?,
                    observer: text(6)?,
                    quest: row.get(7)?,
                });
            }
        }
        Ok(out)
    }

    /// Messages with a record of these models of which this holds.
    pub(super) fn recorded(&self, kinds: &[Kind], ask: &Ask) -> Result<Ordinals> {
        let mut set = Ordinals::none(self.columns.len());
        let records = self.records(kinds)?;
        let held = records.iter().filter(|record| ask.holds(record));
        held.filter_map(|record| self.columns.ordinal(record.message)).for_each(|at| set.insert(at));
        Ok(set)
    }

    /// Folded handles of the person whose pseudonym this is.
    fn handles(&self, value: &str) -> Result<FxHashSet<String>> {
        let Some(person) = Pseudonyms::of(self.columns).bearer(value) else { return Ok(FxHashSet::default()) };
        let of = (0..self.columns.len()).filter(|&at| self.columns.person[at] == person);
        let accounts: FxHashSet<i64> = of.map(|at| self.columns.account[at]).collect();
        let mut statement = self.study.conn.prepare_cached(sql!("filter/accounts"))?;
        let mut rows = statement.query([])?;
        let mut handles = FxHashSet::default();
        while let Some(row) = rows.next()? {
            if accounts.contains(&row.get(0)?) {
                handles.insert(fold(row.get_ref(1)?.as_str()?));
            }
        }
        Ok(handles)
    }

    /// Row id of a thing by its id, else by its title: `statement` gives row id, id, title.
    fn thing(&self, statement: &str, value: &str) -> Result<Option<i64>> {
        let wanted = fold(value);
        let mut titled = None;
        let mut statement = self.study.conn.prepare_cached(statement)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if fold(row.get_ref(1)?.as_str()?) == wanted {
                return Ok(Some(row.get(0)?));
            }
            if titled.is_none() && matches_name(&fold(row.get_ref(2)?.as_str_or_null()?.unwrap_or_default()), &wanted) {
                titled = Some(row.get(0)?);
            }
        }
        Ok(titled)
    }

    /// `ID` or `ID.term`: a term by the code bound to it, a compound position where the analyst claimed it.
    pub(super) fn square(&self, value: &str) -> Result<Filtered> {
        let (square, term) = match value.split_once('.') {
            _ if self.thing(sql!("record/squares"), value)?.is_some() => (value, None),
            Some((square, term)) => (square, Some(term)),
            None => (value, None),
        };
        let Some(id) = self.thing(sql!("record/squares"), square)? else { return Ok(Err("unknown_square")) };
        let terms = self.terms(id)?;
        let (coded, codebook) = (self.coded()?, self.codebook()?);
        let bearing = |code: i64| Ok::<_, Error>(coded.bearing(self.columns, &self.codes(codebook.downward(code))?));
        let Some(term) = term else {
            // Anywhere on it.
            let mut set = self.messages(sql!("record/claimed"), params![id, None::<&str>])?;
            for &code in terms.iter().flatten() {
                set.or(&bearing(code)?);
            }
            return Ok(Ok(set));
        };
        let simple = [Position::S1, Position::S2, Position::NotS1, Position::NotS2];
        if let Some(word) = word_of("position", Position::ALL.iter().map(|one| one.word()), term) {
            return Ok(match simple.iter().position(|one| one.word() == word) {
                // A term that no code is bound to is on no message.
                Some(at) => Ok(terms[at].map_or_else(|| Ok(Ordinals::none(self.columns.len())), bearing)?),
                None => Ok(self.messages(sql!("record/claimed"), params![id, word])?),
            });
        }
        // By the name of the code that stands there.
        let bound = terms.iter().flatten().filter_map(|&code| codebook.get(code));
        let wanted = fold(term);
        let named = |code: &&crate::codebook::Code| {
            fold(&code.ext) == wanted || code.label.values().any(|label| label.as_str().is_some_and(|label| fold(label) == wanted))
        };
        Ok(match bound.into_iter().find(named) {
            Some(code) => Ok(bearing(code.id)?),
            None => Err("unknown_term"),
        })
    }

    /// Codes bound to the terms of a square: s1, s2, not s1, not s2.
    fn terms(&self, square: i64) -> Result<[Option<i64>; 4]> {
        let mut statement = self.study.conn.prepare_cached(sql!("record/terms"))?;
        Ok(statement.query_row([square], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?)
    }

    /// `ID`, or `ID.for`, `ID.against`, `ID.nuance`: messages that are evidence.
    pub(super) fn insight(&self, value: &str) -> Result<Filtered> {
        let sides = || ["for", "against", "nuance"];
        let (name, side) = match value.rsplit_once('.') {
            _ if self.thing(sql!("record/insights"), value)?.is_some() => (value, None),
            Some((name, side)) => (name, Some(side)),
            None => (value, None),
        };
        let Some(id) = self.thing(sql!("record/insights"), name)? else { return Ok(Err("unknown_insight")) };
        let side = match side.map(|side| word_of("evidence", sides(), side)) {
            Some(None) => return Ok(Err("unknown_value")),
            Some(Some(side)) => Some(side),
            None => None,
        };
        Ok(Ok(self.messages(sql!("record/evidence"), params![id, side])?))
    }

    /// Messages on which, or on whose codings, a memo holds all these words; a word that ends with `*` is a beginning.
    pub(super) fn memo(&self, value: &str) -> Result<Filtered> {
        let wanted: Vec<(String, bool)> =
            words(value).map(|word| (fold(&value[word.start..word.stop]), value[word.stop..].starts_with('*'))).collect();
        if wanted.is_empty() {
            return Ok(Err("unknown_value"));
        }
        let mut set = Ordinals::none(self.columns.len());
        let mut statement = self.study.conn.prepare_cached(sql!("record/memos"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(at) = self.columns.ordinal(row.get(0)?) else { continue };
            let text = format!("{}\n{}", row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
            let said: Vec<String> = words(&text).map(|word| fold(&text[word.start..word.stop])).collect();
            let holds = |(word, begins): &(String, bool)| said.iter().any(|one| one == word || *begins && one.starts_with(word.as_str()));
            if wanted.iter().all(holds) {
                set.insert(at);
            }
        }
        Ok(Ok(set))
    }

    /// Messages on which a mask of this name is worn.
    pub(super) fn mask(&self, value: &str) -> Result<Filtered> {
        let masks = self.named(sql!("record/masks"), &fold(value))?;
        if masks.is_empty() {
            return Ok(Err("unknown_mask"));
        }
        let mut set = Ordinals::none(self.columns.len());
        let mut statement = self.study.conn.prepare_cached(sql!("record/worn"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if masks.contains(&row.get(1)?)
                && let Some(at) = self.columns.ordinal(row.get(0)?)
            {
                set.insert(at);
            }
        }
        Ok(Ok(set))
    }

    /// Messages that have something of this kind.
    pub(super) fn has(&self, value: &str) -> Result<Filtered> {
        Ok(Ok(match listed("has", value) {
            Some("memo") => self.messages(sql!("memo/with"), [])?,
            Some(field @ ("rating" | "date")) => return self.message("has", field),
            Some("code") => self.coded()?.bearing(self.columns, &[Trait::Any]),
            Some("thymic") => self.recorded(&[Kind::Thymic], &Ask::Any)?,
            Some("veridictory") => self.recorded(&[Kind::Veridictory], &Ask::Any)?,
            Some("actant") => self.recorded(&[Kind::Actant], &Ask::Any)?,
            Some("seme") => self.recorded(&[Kind::Isotopy], &Ask::Any)?,
            Some("position") => self.messages(sql!("record/positions"), [])?,
            Some("insight") => self.messages(sql!("record/evidence_all"), [])?,
            Some("mask") => self.messages(sql!("record/worn"), [])?,
            _ => return Ok(Err("unknown_value")),
        }))
    }
}
