//! Queries and what they find.

use std::collections::BTreeSet;

use livisible_core::coding::Review;
use livisible_core::corpus::conversation::Views;
use livisible_core::error::Error;
use livisible_core::locale::{self, Lang};
use livisible_core::search::find::{Hit, Request, Sort};
use livisible_core::search::query::Problem;
use livisible_core::search::results::Reach;
use livisible_core::search::run::asks_words;
use livisible_core::study::Study;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::{Field, FieldFix};
use super::{FoundNotes, utf16};
use crate::fault::Fault;
use crate::open::Open;

/// In which order the hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SearchSort {
    /// Best first.
    Relevance,
    /// Oldest first.
    Date,
    /// As they are read.
    Thread,
}

/// A message that the query finds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// Row id.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// Root message of its conversation.
    pub conversation: i64,
    /// Pseudonym of who speaks.
    pub speaker: String,
    /// Type of space, a word of the contract.
    pub space: String,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Date, as precise as the source says.
    pub posted: Option<String>,
    /// Language.
    pub lang: Option<String>,
    /// What was written.
    pub text: String,
    /// Where the words of the query are, in UTF-16 code units, half-open.
    pub matches: Vec<(u32, u32)>,
    /// Row ids of its codes.
    pub codes: Vec<i64>,
    /// How many messages say the same, itself included.
    pub twins: u32,
}

/// A part of the query that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchProblem {
    /// First UTF-16 code unit of the part.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Stable code.
    pub code: String,
    /// What is wrong, in the window's language.
    pub message: String,
    /// What would mend it, where something near is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub fix: Option<FieldFix>,
}

/// Among what was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchBase {
    /// Messages.
    pub messages: u64,
    /// Persons who wrote them.
    pub persons: u64,
    /// Types of space where they were written.
    pub spaces: u64,
    /// Accepted codings on them.
    pub codings: u64,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchPage {
    /// The query as it was understood.
    pub query: String,
    /// What was not.
    pub problems: Vec<SearchProblem>,
    /// How many messages are found in all.
    pub total: u64,
    /// Those of the page.
    pub hits: Vec<SearchHit>,
    /// What the total is made of.
    pub base: SearchBase,
    /// Whether another program is still building the index: nothing is known yet.
    pub building: bool,
}

impl From<SearchSort> for Sort {
    fn from(sort: SearchSort) -> Self {
        match sort {
            SearchSort::Relevance => Sort::Relevance,
            SearchSort::Date => Sort::Date,
            SearchSort::Thread => Sort::Thread,
        }
    }
}

impl SearchPage {
    /// A page of what the query finds.
    pub(crate) fn of(open: &mut Open, query: String, offset: u64, limit: u64, sort: SearchSort, lang: Lang) -> Result<Self, Fault> {
        if FoundNotes::are_asked(&query) {
            // The window shows them elsewhere; the field underlines what was not understood.
            let FoundNotes { query, problems, .. } = FoundNotes::of(open, &query, lang)?;
            return Ok(SearchPage { query, problems, total: 0, hits: vec![], base: SearchBase::default(), building: false });
        }
        if open.awaits_index(&query)? {
            return Ok(SearchPage::building(query));
        }
        let views = open.views()?;
        let narrow = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let request = Request { query, sort: sort.into(), offset: narrow(offset), limit: narrow(limit), facets: vec![] };
        if open.is_blind() && asks_words(&request.query) {
            // Who reads it must not be the one who makes it.
            open.study.index().map(drop).or_else(|error| if matches!(error, Error::IndexBusy) { Ok(()) } else { Err(error) })?;
        }
        let eyes = open.eyes()?;
        let found = match eyes.search(&request) {
            // Nothing is wrong: the window asks again in a moment.
            Err(Error::IndexBusy) => return Ok(SearchPage::building(request.query)),
            found => found?,
        };
        let hits = found.hits.into_iter().map(|hit| SearchHit::of(&eyes, &views, hit)).collect::<Result<_, _>>()?;
        let base = eyes.results(&request.query)?.reach()?.into();
        drop(eyes);
        // Only a query that has a fault needs to know what the study holds that is near it.
        let problems = if found.problems.is_empty() {
            vec![]
        } else {
            Field::of(open)?.problems(&*open.eyes()?, &request.query, &found.problems, lang)?
        };
        Ok(SearchPage { query: found.query, problems, total: found.total as u64, hits, base, building: false })
    }
}

impl SearchPage {
    fn building(query: String) -> Self {
        SearchPage { query, problems: vec![], total: 0, hits: vec![], base: SearchBase::default(), building: true }
    }
}

impl From<Reach> for SearchBase {
    fn from(reach: Reach) -> Self {
        let wide = |number: usize| number as u64;
        SearchBase {
            messages: wide(reach.messages),
            persons: wide(reach.persons),
            spaces: wide(reach.spaces),
            codings: wide(reach.codings),
        }
    }
}

impl SearchProblem {
    /// What is wrong with a query, in words.
    pub(crate) fn of(problem: &Problem, query: &str, lang: Lang) -> Self {
        let (start, end) = utf16(query, std::iter::once(problem.start..problem.end)).first().copied().unwrap_or_default();
        let message = locale::say(lang, &format!("problem-{}", problem.code.replace('_', "-")), &[]);
        SearchProblem { start, end, code: problem.code.clone(), message, fix: None }
    }
}

impl SearchHit {
    pub(crate) fn of(study: &Study, views: &Views, hit: Hit) -> Result<Self, Fault> {
        let message = hit.message;
        let at = views.columns.ordinal(message.id);
        let person = at.map(|at| views.speaker(at));
        let codings = study.codings_of(message.id)?;
        let codes: BTreeSet<i64> =
            codings.into_iter().filter(|coding| coding.review == Review::Accepted).map(|coding| coding.code).collect();
        Ok(SearchHit {
            id: message.id,
            conversation: message.root,
            speaker: person.unwrap_or_default(),
            space: message.space.word().to_owned(),
            posted: message.posted_iso(),
            matches: utf16(&message.text, hit.matches),
            codes: codes.into_iter().collect(),
            ext: message.ext,
            venue: message.venue,
            lang: message.lang,
            text: message.text,
            twins: at.map_or(1, |at| views.columns.twins(at)),
        })
    }
}
