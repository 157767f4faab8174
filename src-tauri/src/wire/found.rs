//! What a query finds, counted and laid out: facets, time, conversations, the words that distinguish it, those that stand beside.

use livisible_core::corpus::conversation::Views;
use livisible_core::error::Error;
use livisible_core::locale::{self, Lang};
use livisible_core::search::facet::{Counted, FACETS};
use livisible_core::search::find::{Hit, Sort};
use livisible_core::search::refine::{self, Choice};
use livisible_core::search::results::Results;
use livisible_core::search::words::fold;
use livisible_core::search::{keyness, neighbour, time};
use livisible_core::study::Study;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conversation::ConversationRow;
use super::search::{SearchBase, SearchHit};
use crate::fault::Fault;

/// The most values of a facet that are listed.
const LISTED: usize = 200;

/// The first messages of a conversation that are shown, of those that are found in it.
const SHOWN: usize = 3;

/// How a value of a facet restricts a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum FacetChoice {
    /// Messages that bear it, alone.
    Only,
    /// Messages that do not.
    Not,
}

/// A value of a facet, among what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetValue {
    /// The value, as queries name it.
    pub value: String,
    /// The value in the window's language; a pseudonym for a person.
    pub label: String,
    /// Messages found that bear it.
    pub messages: u64,
    /// Row id, of a code.
    pub code: Option<i64>,
    /// How the query names it already.
    pub chosen: Option<FacetChoice>,
}

/// One facet of what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetView {
    /// Field of the query: `space`, `venue`, `role`, `lang`, `date` by month, `code`, `coder`, `person`, `attr.NAME`.
    pub field: String,
    /// Its name in the window's language.
    pub label: String,
    /// Its values, the most frequent first; those that the query names are always there.
    pub values: Vec<FacetValue>,
    /// Values that are not listed.
    pub more: u64,
}

/// What a bar of the histogram covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TimeUnit {
    /// A day.
    Day,
    /// Seven days, from a Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

/// A bar of the histogram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimeBar {
    /// Its first day, `2024-03-02`.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Messages found.
    pub messages: u64,
    /// Messages in force.
    pub of: u64,
}

/// Messages over time, empty bars included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Histogram {
    /// What each bar covers.
    pub unit: TimeUnit,
    /// The bars, the oldest first.
    pub bars: Vec<TimeBar>,
    /// Messages found that have no date.
    pub undated: u64,
}

/// What is found, counted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchFacets {
    /// The query as it was understood.
    pub query: String,
    /// What is found.
    pub base: SearchBase,
    /// The whole that it is found among.
    pub of: SearchBase,
    /// Its facets.
    pub facets: Vec<FacetView>,
    /// Its time; `None` where nothing in the study is dated.
    pub time: Option<Histogram>,
    /// Whether the index is being built: nothing is known yet.
    pub building: bool,
}

/// A conversation in which something is found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundConversation {
    /// The conversation.
    pub row: ConversationRow,
    /// How many of its messages are found.
    pub found: u64,
    /// The first of them, in the order in which it is read.
    pub hits: Vec<SearchHit>,
}

/// A page of conversations in which something is found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundConversations {
    /// How many.
    pub total: u64,
    /// Those of the page.
    pub rows: Vec<FoundConversation>,
    /// Whether the index is being built: nothing is known yet.
    pub building: bool,
}

/// A word that is more, or less, frequent in what is found than in the rest.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyTerm {
    /// The word, folded.
    pub form: String,
    /// Its occurrences in what is found.
    pub found: u64,
    /// Its occurrences in the rest.
    pub rest: u64,
    /// Log-likelihood ratio G² (T. Dunning, 1993), signed: below zero where it is rarer than in the rest.
    pub score: f64,
    /// The query that finds its lines among these.
    pub query: String,
}

/// The words that distinguish what is found from the rest.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Keyness {
    /// Words in what is found.
    pub found: u64,
    /// Words in the rest.
    pub rest: u64,
    /// The words, by the size of their score, signs apart: the most distinctive first.
    pub terms: Vec<KeyTerm>,
}

/// A word that stands beside what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// The word, folded.
    pub form: String,
    /// How many times.
    pub times: u64,
    /// The query that finds its lines.
    pub query: String,
}

/// The words beside what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Neighbours {
    /// How many words away at most.
    pub within: u32,
    /// Before, the most frequent first.
    pub left: Vec<Neighbour>,
    /// After.
    pub right: Vec<Neighbour>,
    /// How many places were looked at, where there are more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub bounded: Option<u64>,
}

impl From<FacetChoice> for Choice {
    fn from(choice: FacetChoice) -> Self {
        match choice {
            FacetChoice::Only => Choice::Only,
            FacetChoice::Not => Choice::Not,
        }
    }
}

impl From<Choice> for FacetChoice {
    fn from(choice: Choice) -> Self {
        match choice {
            Choice::Only => FacetChoice::Only,
            Choice::Not => FacetChoice::Not,
        }
    }
}

impl SearchFacets {
    /// What a query finds, counted.
    pub(crate) fn of(study: &Study, views: &Views, query: &str, lang: Lang) -> Result<Self, Fault> {
        let results = study.results(query)?;
        let mut facets = vec![];
        for &field in FACETS {
            facets.push(FacetView::of(study, views, &results, (field.to_owned(), results.facet(field)?), lang)?);
        }
        for attribute in results.attributes()? {
            facets.push(FacetView::of(study, views, &results, attribute, lang)?);
        }
        facets.retain(|facet| !facet.values.is_empty());
        Ok(SearchFacets {
            query: results.node.to_string(),
            base: results.reach()?.into(),
            of: study.results("")?.reach()?.into(),
            facets,
            time: results.histogram().map(Histogram::from),
            building: false,
        })
    }

    /// While the index is being built.
    pub(crate) fn building(query: String) -> Self {
        let (base, of) = (SearchBase::default(), SearchBase::default());
        SearchFacets { query, base, of, facets: vec![], time: None, building: true }
    }
}

impl FacetView {
    fn of(study: &Study, views: &Views, results: &Results<'_>, facet: (String, Vec<Counted>), lang: Lang) -> Result<Self, Fault> {
        let (field, counted) = facet;
        let codebook = study.codebook()?;
        let named = refine::named(&results.node, &field);
        let label = |one: &Counted| match (field.as_str(), one.person) {
            (_, Some(person)) => views.person(person),
            // What the query names may be no value at all.
            ("space" | "role" | "lang", _) => {
                let key = format!("{field}-{}", one.value);
                Some(locale::say(lang, &key, &[])).filter(|said| *said != key).unwrap_or_else(|| one.value.clone())
            }
            ("date", _) => match one.value.split_once('-').and_then(|(year, month)| Some((year, month.parse::<u8>().ok()?))) {
                Some((year, month @ 1..=12)) => format!("{} {year}", locale::say(lang, &format!("month-{month}"), &[])),
                _ => one.value.clone(),
            },
            ("code", _) => codebook.find(&one.value).map_or_else(|| one.value.clone(), |code| code.name(Some(lang)).to_owned()),
            _ => one.value.clone(),
        };
        let (mut values, mut more): (Vec<FacetValue>, u64) = (vec![], 0);
        for one in counted.into_iter().filter(|one| !one.value.is_empty()) {
            let label = label(&one);
            // The query may name it as people do: by its label, a code by its number. It is taken back as it was written.
            let is_code = |text: &str| field == "code" && codebook.find(text).is_some_and(|code| Some(code.id) == one.code);
            let as_written =
                named.iter().find(|(text, _)| [&one.value, &label].iter().any(|name| fold(name) == fold(text)) || is_code(text));
            if values.len() < LISTED || as_written.is_some() {
                values.push(FacetValue {
                    messages: one.messages as u64,
                    code: one.code,
                    chosen: as_written.map(|&(_, choice)| choice.into()),
                    value: as_written.map_or(one.value, |&(text, _)| text.to_owned()),
                    label,
                });
            } else {
                more += 1;
            }
        }
        // What the query names stays in sight where nothing found bears it, so that it can be taken back.
        for (value, choice) in named {
            if !values.iter().any(|known| known.chosen.is_some() && fold(&known.value) == fold(value)) {
                let person = value.strip_prefix('#').and_then(|id| id.parse().ok()).filter(|_| field == "person");
                let code = codebook.find(value).map(|code| code.id).filter(|_| field == "code");
                let none = Counted { value: value.to_owned(), messages: 0, code, person };
                values.push(FacetValue { label: label(&none), messages: 0, code, chosen: Some(choice.into()), value: none.value.clone() });
            }
        }
        let key = if field.starts_with("attr.") { None } else { Some(format!("found-facet-{field}")) };
        let called = key.map(|key| locale::say(lang, &key, &[]));
        let label = called.unwrap_or_else(|| field.trim_start_matches("attr.").to_owned());
        Ok(FacetView { label, field, values, more })
    }
}

impl From<time::Histogram> for Histogram {
    fn from(histogram: time::Histogram) -> Self {
        let bar = |bar: time::Bar| TimeBar {
            from: bar.from.to_string(),
            to: bar.to.to_string(),
            messages: bar.messages as u64,
            of: bar.of as u64,
        };
        let unit = match histogram.unit {
            time::Unit::Day => TimeUnit::Day,
            time::Unit::Week => TimeUnit::Week,
            time::Unit::Month => TimeUnit::Month,
            time::Unit::Quarter => TimeUnit::Quarter,
            time::Unit::Year => TimeUnit::Year,
        };
        Histogram { unit, bars: histogram.bars.into_iter().map(bar).collect(), undated: histogram.undated as u64 }
    }
}

impl FoundConversations {
    /// A page of the conversations in which a query finds something, that of the most relevant message first.
    pub(crate) fn of(study: &Study, views: &Views, query: &str, offset: u64, limit: u64) -> Result<Self, Fault> {
        let results = study.results(query)?;
        let roots = results.conversations(Sort::Relevance)?;
        let narrow = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let mut rows = vec![];
        for &root in roots.iter().skip(narrow(offset)).take(narrow(limit)) {
            let found = results.in_thread(views, root).found;
            let unknown = || Error::UnknownMessage { id: root.to_string() };
            let at = views.conversations.place(root).ok_or_else(unknown)?;
            let mut hits = vec![];
            for &id in found.iter().take(SHOWN) {
                let message = study.message(id)?;
                let matches = study.marks(query, &message.text, message.lang.as_deref());
                hits.push(SearchHit::of(study, views, Hit { message, matches })?);
            }
            rows.push(FoundConversation { row: ConversationRow::of(study, views, at)?, found: found.len() as u64, hits });
        }
        Ok(FoundConversations { total: roots.len() as u64, rows, building: false })
    }

    /// While the index is being built.
    pub(crate) fn building() -> Self {
        FoundConversations { total: 0, rows: vec![], building: true }
    }
}

impl From<keyness::Keyness> for Keyness {
    fn from(found: keyness::Keyness) -> Self {
        let term =
            |term: keyness::KeyTerm| KeyTerm { form: term.form, found: term.found, rest: term.rest, score: term.score, query: term.query };
        Keyness { found: found.found, rest: found.rest, terms: found.terms.into_iter().map(term).collect() }
    }
}

impl From<neighbour::Neighbours> for Neighbours {
    fn from(found: neighbour::Neighbours) -> Self {
        let side = |words: Vec<neighbour::Neighbour>| {
            words.into_iter().map(|word| Neighbour { form: word.form, times: word.times, query: word.query }).collect()
        };
        Neighbours {
            within: neighbour::WITHIN as u32,
            left: side(found.left),
            right: side(found.right),
            bounded: found.bounded.then_some(found.looked_at as u64),
        }
    }
}
