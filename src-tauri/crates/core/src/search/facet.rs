//! Facets: of what is found, how many messages bear each value. Counted over columns, codings and attributes, exactly.

use chrono::{DateTime, Datelike};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::find::Facet;
use super::members::Ordinals;
use super::query::Node;
use super::results::Results;
use super::words::fold;
use crate::corpus::columns::UNDATED;
use crate::corpus::lists::{Role, Space};
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

/// The facets that are there for every study, in the order in which they are shown.
pub const FACETS: &[&str] = &["space", "venue", "code", "coder", "role", "lang", "date", "person"];

/// The most attributes that are facets without being asked for.
const ATTRIBUTES: usize = 8;

/// A facet of more values is a list, not a choice.
const MOST_VALUES: usize = 20;

/// Messages that tell which attributes are facets, spread over the corpus.
const SAMPLE: usize = 500;

/// Up to this many messages found, attributes are counted without being asked for: each message is read for them.
const READ: usize = 20_000;

/// A value, and how many of the messages found bear it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The value, as queries name it; empty where the message has none.
    pub value: String,
    /// Messages.
    pub messages: usize,
    /// Row id, of a code.
    pub code: Option<i64>,
    /// The person, as the columns know it.
    pub person: Option<i64>,
}

impl Results<'_> {
    /// A facet by the field that queries name: `space`, `venue`, `role`, `lang`, `date` by month, `code`, `coder`, `person`, `account`
    /// or `attr.NAME`. The most frequent value first.
    ///
    /// # Errors
    /// [`Error::BadParameter`] when there is no such facet.
    pub fn facet(&self, field: &str) -> Result<Vec<Counted>> {
        let (columns, set) = (&self.columns, &self.set);
        let bad = || Error::BadParameter { name: "facets".into(), value: field.to_owned() };
        let mut values = match field {
            "space" => self.by_place(&columns.space, Space::ALL.len(), |place| Space::ALL[place].word().to_owned()),
            "role" => self.by_place(&columns.role, Role::ALL.len(), |place| Role::ALL[place].word().to_owned()),
            "lang" => self.by_place(&columns.lang, columns.langs.len(), |place| {
                if columns.langs[place].is_empty() { "und".to_owned() } else { columns.langs[place].clone() }
            }),
            "venue" => {
                let named = self.by_id(&columns.venue).into_iter();
                spelled(named.map(|(venue, n)| (columns.venues.get(&venue).cloned().unwrap_or_default(), n)))
            }
            "person" => {
                let by_person = self.by_id(&columns.person).into_iter();
                by_person.map(|(person, n)| Counted { person: Some(person), ..counted(format!("#{person}"), n) }).collect()
            }
            "account" => {
                let handles = self.study.handles()?;
                let named = self.by_id(&columns.account).into_iter();
                spelled(named.map(|(account, n)| (handles.get(&account).cloned().unwrap_or_default(), n)))
            }
            "date" | "month" => {
                let mut months: FxHashMap<i32, usize> = FxHashMap::default();
                for at in set.iter().filter(|&at| columns.posted[at] != UNDATED) {
                    if let Some(day) = DateTime::from_timestamp_micros(columns.posted[at]) {
                        *months.entry(day.year() * 12 + day.month0() as i32).or_default() += 1;
                    }
                }
                let name = |month: i32| format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
                months.into_iter().map(|(month, n)| counted(name(month), n)).collect()
            }
            "code" => self.by_code()?,
            "coder" => {
                let borne = self.borne()?;
                let mut pairs: Vec<(u32, u32)> = borne.codings.iter().map(|&(_, at, coder)| (coder, at)).collect();
                pairs.sort_unstable();
                pairs.dedup();
                let runs = pairs.chunk_by(|a, b| a.0 == b.0);
                runs.map(|run| counted(borne.coders[run[0].0 as usize].clone(), run.len())).collect()
            }
            _ => {
                let name = field.strip_prefix("attr.").filter(|name| !name.is_empty()).ok_or_else(bad)?;
                self.by_attributes(&[name.to_owned()])?.pop().unwrap_or_default()
            }
        };
        values.sort_by(|a, b| b.messages.cmp(&a.messages).then_with(|| a.value.cmp(&b.value)));
        Ok(values)
    }

    /// The facets of attributes that have few values in the corpus, those that identify people left out: at most eight.
    /// None where more is found than can be read at once: each can still be asked for by its name.
    pub fn attributes(&self) -> Result<Vec<(String, Vec<Counted>)>> {
        if self.total() > READ {
            return Ok(vec![]);
        }
        let names = self.study.few_valued()?;
        let mut all = self.by_attributes(&names)?;
        for values in &mut all {
            values.sort_by(|a, b| b.messages.cmp(&a.messages).then_with(|| a.value.cmp(&b.value)));
        }
        Ok(names.into_iter().map(|name| format!("attr.{name}")).zip(all).collect())
    }

    fn by_place<P: Copy + Into<usize>>(&self, column: &[P], places: usize, name: impl Fn(usize) -> String) -> Vec<Counted> {
        let mut counts = vec![0; places];
        self.set.iter().for_each(|at| counts[column[at].into()] += 1);
        counts.into_iter().enumerate().filter(|(_, n)| *n > 0).map(|(place, n)| counted(name(place), n)).collect()
    }

    fn by_id(&self, column: &[i64]) -> FxHashMap<i64, usize> {
        let mut counts = FxHashMap::default();
        self.set.iter().for_each(|at| *counts.entry(column[at]).or_default() += 1);
        counts
    }

    /// A message bears the codes put on it, and those above them.
    fn by_code(&self) -> Result<Vec<Counted>> {
        let codebook = self.study.codebook()?;
        let mut lines: FxHashMap<i64, Vec<i64>> = FxHashMap::default();
        let mut pairs: Vec<(i64, u32)> = vec![];
        for &(code, at, _) in &self.borne()?.codings {
            let line = lines.entry(code).or_insert_with(|| codebook.upward(code));
            pairs.extend(line.iter().map(|&above| (above, at)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let runs = pairs.chunk_by(|a, b| a.0 == b.0).filter_map(|run| Some((codebook.get(run[0].0)?, run.len())));
        Ok(runs.map(|(code, n)| Counted { code: Some(code.id), ..counted(code.ext.clone(), n) }).collect())
    }

    /// The values of these attributes; what a message says of itself comes before what its respondent says.
    fn by_attributes(&self, names: &[String]) -> Result<Vec<Vec<Counted>>> {
        let mut said: Vec<FxHashMap<String, usize>> = vec![FxHashMap::default(); names.len()];
        let conn = &self.study.conn;
        if self.total() <= READ {
            let mut statement = conn.prepare_cached(sql!("filter/attributes_of"))?;
            for at in self.set.iter() {
                let own = statement.query_row([self.columns.ids[at]], |row| Ok((row.get(0)?, row.get(1)?)))?;
                let read = attributes(own)?;
                for (name, counts) in names.iter().zip(&mut said) {
                    if let Some(value) = value_of(&read, name) {
                        *counts.entry(value).or_default() += 1;
                    }
                }
            }
        } else {
            for (name, counts) in names.iter().zip(&mut said) {
                let mut statement = conn.prepare_cached(sql!("filter/attribute"))?;
                let mut rows = statement.query([format!("$.\"{}\"", name.replace('"', ""))])?;
                while let Some(row) = rows.next()? {
                    if self.columns.ordinal(row.get(0)?).is_some_and(|at| self.set.contains(at)) {
                        *counts.entry(row.get(1)?).or_default() += 1;
                    }
                }
            }
        }
        Ok(said.into_iter().map(|counts| spelled(counts.into_iter())).collect())
    }
}

fn counted(value: String, messages: usize) -> Counted {
    Counted { value, messages, code: None, person: None }
}

/// Values that queries cannot tell apart, because they compare them folded, are one: written as it is written most.
fn spelled(values: impl Iterator<Item = (String, usize)>) -> Vec<Counted> {
    let mut all: Vec<(String, usize)> = values.collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut out: Vec<Counted> = vec![];
    for (value, n) in all {
        let place = *places.entry(fold(&value)).or_insert(out.len());
        match out.get_mut(place) {
            Some(known) => known.messages += n,
            None => out.push(counted(value, n)),
        }
    }
    out
}

type Read = [Map<String, Value>; 2];

fn attributes((own, respondent): (Option<String>, Option<String>)) -> Result<Read> {
    let map = |text: Option<String>| text.map_or_else(|| Ok(Map::new()), |text| serde_json::from_str(&text).map_err(Error::from));
    Ok([map(own)?, map(respondent)?])
}

/// What an attribute says, as queries name it.
fn value_of(read: &Read, name: &str) -> Option<String> {
    let said = read.iter().filter_map(|map| map.get(name)).find(|value| !value.is_null())?;
    Some(match said {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    })
}

impl Study {
    /// Attributes that have few values, those that identify people left out: told by messages spread over the corpus.
    fn few_valued(&self) -> Result<Vec<String>> {
        let columns = self.columns()?;
        let names = self.attribute_names(false)?;
        let mut said: Vec<FxHashMap<String, usize>> = vec![FxHashMap::default(); names.len()];
        let mut statement = self.conn.prepare_cached(sql!("filter/attributes_of"))?;
        for at in (0..columns.len()).step_by(columns.len().div_ceil(SAMPLE).max(1)) {
            let read = attributes(statement.query_row([columns.ids[at]], |row| Ok((row.get(0)?, row.get(1)?)))?)?;
            for (name, counts) in names.iter().zip(&mut said) {
                if let Some(value) = value_of(&read, name) {
                    *counts.entry(fold(&value)).or_default() += 1;
                }
            }
        }
        // A value that stands once tells nothing apart: a name, an address, a sentence.
        let mut few: Vec<(usize, String)> = (names.into_iter().zip(said))
            .filter(|(_, counts)| (2..=MOST_VALUES).contains(&counts.len()) && counts.values().sum::<usize>() >= 2 * counts.len())
            .map(|(name, counts)| (counts.len(), name))
            .collect();
        few.sort_by_key(|(values, _)| *values);
        Ok(few.into_iter().take(ATTRIBUTES).map(|(_, name)| name).collect())
    }

    /// Facets by name, people as the study names them.
    pub(super) fn facets(&self, node: Node, set: Ordinals, wanted: &[String]) -> Result<Vec<Facet>> {
        let results = self.gathered(node, set)?;
        let mut out = vec![];
        for name in wanted {
            let values = results.facet(name)?;
            let named = |one: Counted| -> Result<(String, usize)> {
                Ok((one.person.map_or(Ok(one.value), |person| self.person_called(person))?, one.messages))
            };
            let mut values = values.into_iter().map(named).collect::<Result<Vec<_>>>()?;
            values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            out.push((name.clone(), values));
        }
        Ok(out)
    }

    /// The name of a person, or the handle of an account that is a person by itself.
    fn person_called(&self, person: i64) -> Result<String> {
        let (statement, id) = if person < 0 { (sql!("account/handle"), -person) } else { (sql!("person/ext"), person) };
        let name: Option<Option<String>> = match self.conn.prepare_cached(statement)?.query_row([id], |row| row.get(0)) {
            Err(rusqlite::Error::QueryReturnedNoRows) => None,
            read => Some(read?),
        };
        Ok(name.flatten().unwrap_or_default())
    }
}
