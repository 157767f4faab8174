//! The values that a field has in this study, each with how many messages bear it, the most frequent first; kept once asked for.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Datelike};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json};

use super::Sight;
use super::say::{LISTED, closed, said};
use crate::codebook::in_lang;
use crate::corpus::columns::{Columns, UNDATED};
use crate::corpus::lists::{Role, Space};
use crate::error::Result;
use crate::locale::{self, Lang};
use crate::reading::{Truth, veridictory_status};
use crate::search::words::fold;
use crate::storage::sql;
use crate::study::Study;

/// A value that a field may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value, as a query names it, without its quotes.
    pub value: String,
    /// What it is, in the language of the window; empty where the value says it.
    pub label: String,
    /// Messages that bear it; codings, for what codings are. `None` where it is not counted.
    pub count: Option<u64>,
    /// Row id of the code that it names, for its colour.
    pub code: Option<i64>,
    /// The person that it names, as [`Columns::person`] knows it: its value is told when it is shown.
    pub person: Option<i64>,
    /// Under what it is found, folded.
    pub keys: Vec<String>,
}

impl Choice {
    pub(super) fn new(value: impl Into<String>, label: impl Into<String>, count: Option<u64>) -> Self {
        let (value, label) = (value.into(), label.into());
        let keys = [&value, &label].into_iter().filter(|name| !name.is_empty()).map(|name| fold(name)).collect();
        Choice { value, label, count, code: None, person: None, keys }
    }
}

/// Fields whose values only an import changes.
const OF_CORPUS: &[&str] = &["space", "role", "lang", "venue", "account", "person", "date", "rating", "question", "source", "import"];

type Kept = FxHashMap<(String, Lang), Arc<Vec<Choice>>>;

/// What was asked for of one state of a study: valid as long as [`Choices::is_of`] says so.
#[derive(Debug, Default)]
pub struct Choices {
    columns: Arc<Columns>,
    mark: (i64, i64),
    kept: Mutex<Kept>,
}

fn mark(study: &Study) -> Result<(i64, i64)> {
    Ok(study.conn.prepare_cached(sql!("choice/mark"))?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

impl Choices {
    /// Nothing yet, of the study as it is now.
    pub fn of(study: &Study) -> Result<Self> {
        Ok(Choices { columns: study.columns()?, mark: mark(study)?, kept: Mutex::default() })
    }

    /// Nothing but what a change of codings or models leaves as it is, where that is all that changed.
    ///
    /// # Errors
    /// Those of reading the study.
    pub fn renewed(&self, study: &Study) -> Result<Self> {
        let now = Self::of(study)?;
        if Arc::ptr_eq(&self.columns, &now.columns) {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            let lasting = kept.iter().filter(|((field, _), _)| OF_CORPUS.contains(&field.as_str()) || field.starts_with("attr."));
            let lasting = lasting.map(|(key, all)| (key.clone(), all.clone())).collect();
            return Ok(Choices { kept: Mutex::new(lasting), ..now });
        }
        Ok(now)
    }

    /// Whether the study is still as it was.
    pub fn is_of(&self, study: &Study) -> Result<bool> {
        Ok(Arc::ptr_eq(&self.columns, &study.columns()?) && self.mark == mark(study)?)
    }

    /// The values of a field, the most frequent first; none for a field whose values cannot be listed.
    pub fn get(&self, sight: &Sight<'_>, field: &str) -> Result<Arc<Vec<Choice>>> {
        let key = (field.to_owned(), sight.lang);
        if let Some(known) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(known.clone());
        }
        let mut all = self.read(sight, field)?;
        // What names somebody is only proposed where names are shown.
        all.retain(|choice| choice.code.is_some() || choice.person.is_some() || sight.mask.text(&choice.value) == choice.value);
        if !matches!(field, "is" | "has" | "in" | "square" | "set" | "net" | "insight" | "quest") {
            all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        }
        let all = Arc::new(all);
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(key, all.clone());
        Ok(all)
    }

    fn read(&self, sight: &Sight<'_>, field: &str) -> Result<Vec<Choice>> {
        let (columns, lang) = (&*self.columns, sight.lang);
        let listed = |statement: &str| rows(sight.study, statement, &[]).map(|rows| worded(rows, field, lang));
        match field {
            "code" => self.codes(sight),
            "space" => Ok(tallied(&columns.space, |place| closed("space", Space::ALL[usize::from(place)].word(), lang))),
            "role" => Ok(tallied(&columns.role, |place| closed("role", Role::ALL[usize::from(place)].word(), lang))),
            "lang" => Ok(tallied(&columns.lang, |place| {
                let word = columns.langs[usize::from(place)].as_str();
                closed("lang", if word.is_empty() { "und" } else { word }, lang)
            })),
            "venue" => {
                let mut by_name: FxHashMap<&str, u64> = FxHashMap::default();
                for (venue, count) in tally(&columns.venue) {
                    *by_name.entry(columns.venues.get(&venue).map_or("", String::as_str)).or_default() += count;
                }
                by_name.remove("");
                Ok(by_name.into_iter().map(|(name, count)| Choice::new(name, "", Some(count))).collect())
            }
            "account" => {
                // Accounts are called by their handles: where these are hidden there is nothing to call them by.
                let Some(handles) = &sight.views.handles else { return Ok(vec![]) };
                let called = |(account, count)| handles.get(&account).map(|handle| Choice::new(handle.as_str(), "", Some(count)));
                Ok(tally(&columns.account).into_iter().filter_map(called).collect())
            }
            "person" => {
                let choice = |(person, count)| {
                    let name = sight.views.pseudonyms.name(person);
                    let label = sight.views.person(person);
                    let shown = if label == name { String::new() } else { label };
                    Choice { person: Some(person), ..Choice::new(name, shown, Some(count)) }
                };
                Ok(tally(&columns.person).into_iter().map(choice).collect())
            }
            "date" => Ok(dates(columns, lang)),
            "rating" => {
                let rated: Vec<u64> = columns.rating.iter().filter(|rating| !rating.is_nan()).map(|rating| rating.to_bits()).collect();
                Ok(tally(&rated).into_iter().map(|(bits, count)| Choice::new(f64::from_bits(bits).to_string(), "", Some(count))).collect())
            }
            "is" | "has" | "in" => {
                let words: &[&str] = LISTED.iter().find(|(known, _)| *known == field).map_or(&[], |(_, words)| words);
                Ok(words.iter().map(|word| Choice::new(*word, said(field, word, lang), None)).collect())
            }
            "coder" => listed(sql!("choice/coders")),
            "origin" => listed(sql!("choice/origins")),
            "voice" => listed(sql!("choice/voices")),
            "weight" => listed(sql!("choice/weights")),
            "review" => listed(sql!("choice/reviews")),
            "set" => listed(sql!("choice/sets")).map(uncounted),
            "net" => listed(sql!("choice/nets")).map(uncounted),
            "question" => listed(sql!("choice/questions")),
            "source" => listed(sql!("choice/sources")),
            "import" => listed(sql!("choice/imports")),
            "mask" => listed(sql!("choice/masks")),
            "thymic" => listed(sql!("choice/modalities")),
            "status" => {
                let truth = |word: &str| Truth::from_word(word).unwrap_or(Truth::Unknown);
                let mut counts: FxHashMap<&str, u64> = FxHashMap::default();
                for (being, seeming, count) in rows(sight.study, sql!("choice/statuses"), &[])? {
                    *counts.entry(veridictory_status(truth(&being), truth(seeming.as_deref().unwrap_or_default()))).or_default() += count;
                }
                Ok(worded(counts.into_iter().map(|(word, count)| (word.to_owned(), None, count)).collect(), field, lang))
            }
            "actant" => listed(sql!("choice/roles")),
            "actor" => listed(sql!("choice/actors")),
            "observer" => listed(sql!("choice/observers")),
            "object" => listed(sql!("choice/objects")),
            "entity" => listed(sql!("choice/entities")),
            "quest" => listed(sql!("choice/quests")),
            "seme" => listed(sql!("choice/semes")),
            "insight" => listed(sql!("choice/insights")),
            "square" => {
                let mut all = listed(sql!("choice/squares"))?;
                all.extend(worded(rows(sight.study, sql!("choice/positions"), &[])?, "position", lang));
                Ok(all)
            }
            _ => match field.strip_prefix("attr.") {
                Some(name) => {
                    Ok(worded(rows(sight.study, sql!("choice/attribute"), &[&format!("$.\"{}\"", name.replace('"', ""))])?, field, lang))
                }
                None => Ok(vec![]),
            },
        }
    }

    fn codes(&self, sight: &Sight<'_>) -> Result<Vec<Choice>> {
        let mut counts: FxHashMap<i64, u64> = FxHashMap::default();
        let mut statement = sight.study.conn.prepare_cached(sql!("choice/codes"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            counts.insert(row.get(0)?, row.get(1)?);
        }
        let mut all: Vec<Choice> = sight
            .study
            .codebook()?
            .codes
            .iter()
            .map(|code| {
                let label = in_lang(&code.label, Some(sight.lang)).unwrap_or_default();
                let mut choice = Choice::new(code.ext.as_str(), label, Some(counts.get(&code.id).copied().unwrap_or(0)));
                choice.keys.extend(code.label.values().filter_map(Json::as_str).map(fold));
                choice.keys.extend(code.number.map(|number| number.to_string()));
                Choice { code: Some(code.id), ..choice }
            })
            .collect();
        all.extend(["any", "none"].map(|word| Choice::new(word, said("code", word, sight.lang), None)));
        Ok(all)
    }
}

fn uncounted(mut all: Vec<Choice>) -> Vec<Choice> {
    all.iter_mut().for_each(|choice| choice.count = None);
    all
}

/// Value, label, count.
type Row = (String, Option<String>, u64);

fn rows(study: &Study, statement: &str, params: &[&str]) -> Result<Vec<Row>> {
    let mut statement = study.conn.prepare_cached(statement)?;
    let rows = statement.query_map(rusqlite::params_from_iter(params), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<Vec<Row>>>()?.into_iter().filter(|(value, ..)| !value.is_empty()).collect())
}

/// Rows as choices: closed lists in the language's words, texts in several languages in this one.
fn worded(rows: Vec<Row>, field: &str, lang: Lang) -> Vec<Choice> {
    let choice = |(value, label, count): Row| {
        let label = match label {
            Some(label) => match serde_json::from_str::<Map<String, Json>>(&label) {
                Ok(texts) => in_lang(&texts, Some(lang)).unwrap_or_default().to_owned(),
                Err(_) if field == "position" => closed("position", &label, lang).label,
                Err(_) => label,
            },
            None => return Choice { count: Some(count), ..closed(field, &value, lang) },
        };
        Choice::new(value, label, Some(count))
    };
    rows.into_iter().map(choice).collect()
}

fn tally<T: Copy + Eq + std::hash::Hash>(column: &[T]) -> FxHashMap<T, u64> {
    let mut counts = FxHashMap::default();
    column.iter().for_each(|&value| *counts.entry(value).or_default() += 1);
    counts
}

fn tallied<T: Copy + Eq + std::hash::Hash>(column: &[T], choice: impl Fn(T) -> Choice) -> Vec<Choice> {
    tally(column).into_iter().map(|(value, count)| Choice { count: Some(count), ..choice(value) }).collect()
}

/// The years and the months in which something was posted.
fn dates(columns: &Columns, lang: Lang) -> Vec<Choice> {
    const DAY: i64 = 86_400_000_000;
    // Days first: a million instants are a few thousand days.
    let mut days: FxHashMap<i64, u64> = FxHashMap::default();
    columns.posted.iter().filter(|&&posted| posted != UNDATED).for_each(|posted| *days.entry(posted.div_euclid(DAY)).or_default() += 1);
    let mut periods: FxHashMap<String, u64> = FxHashMap::default();
    for (day, count) in days {
        let Some(day) = DateTime::from_timestamp_micros(day * DAY) else { continue };
        *periods.entry(format!("{:04}", day.year())).or_default() += count;
        *periods.entry(format!("{:04}-{:02}", day.year(), day.month())).or_default() += count;
    }
    let label = |period: &str| if period.len() > 4 { locale::day(lang, period) } else { String::new() };
    periods.into_iter().map(|(period, count)| Choice::new(period.as_str(), label(&period), Some(count))).collect()
}
