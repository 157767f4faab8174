//! What a search gives: the exact total, a page of messages with their hits marked, the facets.

use std::ops::Range;

pub(crate) use super::mark::Marker;
use super::query::{Problem, parse, read};
use super::run::Plan;
use crate::corpus::columns::UNDATED;
use crate::corpus::message::Message;
use crate::error::{Error, Result};
use crate::study::Study;

/// In which order results come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The most relevant first (BM25; S. Robertson and K. Spärck Jones, 1976–1994); the order of the corpus where no word is asked.
    #[default]
    Relevance,
    /// The oldest first, undated last.
    Date,
    /// Conversation by conversation, in the order of the corpus.
    Thread,
}

/// A message that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The message.
    pub message: Message,
    /// Where the words stand: code points of the text, half-open, in order.
    pub matches: Vec<Range<usize>>,
}

/// A facet: its name, then its values with how many messages bear each, the most frequent first.
pub type Facet = (String, Vec<(String, usize)>);

/// What a search gave.
#[derive(Debug, Clone)]
pub struct Found {
    /// The canonical form of what was understood.
    pub query: String,
    /// What was not; places are code points of the query as it was typed.
    pub problems: Vec<Problem>,
    /// How many messages match, exactly.
    pub total: usize,
    /// The page that was asked for.
    pub hits: Vec<Hit>,
    /// Counts by value, for each facet asked.
    pub facets: Vec<Facet>,
    /// Whether texts had to be read one by one, as for a pattern: what the field says while one types.
    pub slow: bool,
}

/// What is asked of a search.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The query's text.
    pub query: String,
    /// In which order.
    pub sort: Sort,
    /// First result wanted, from 0.
    pub offset: usize,
    /// How many.
    pub limit: usize,
    /// Facets wanted: `space`, `venue`, `lang`, `role`, `month`, `code`, `coder`, `person`, `account`, `attr.NAME`.
    pub facets: Vec<String>,
}

impl Study {
    /// Searches.
    pub fn search(&self, request: &Request) -> Result<Found> {
        let parsed = read(&request.query);
        let (node, mut problems) = (parsed.node.clone(), parsed.problems.clone());
        let mut plan = Plan::of(self, node.clone())?;
        let (total, ids) = match request.sort {
            Sort::Relevance => match self.nearest_asked(&node)? {
                Some(nearest) => ranked(&mut plan, &nearest, request)?,
                None => plan.best(request.offset, request.limit)?,
            },
            sort => self.sorted(&mut plan, sort, request)?,
        };
        let facets = if request.facets.is_empty() { vec![] } else { self.facets(node.clone(), plan.all()?, &request.facets)? };
        problems.extend(plan.problems_in(&parsed));
        let marker = Marker::of(&node);
        let hits = ids
            .into_iter()
            .map(|id| {
                let message = self.message(id)?;
                Ok(Hit { matches: marker.mark(&message.text, message.lang.as_deref()), message })
            })
            .collect::<Result<_>>()?;
        Ok(Found { query: node.to_string(), problems, total, hits, facets, slow: node.is_slow() })
    }

    /// Row ids of all messages that match, in the order of the corpus.
    ///
    /// # Errors
    /// [`Error::BadQuery`] when any part of it could not be understood: a set that others are computed from must be certain.
    pub fn matching(&self, query: &str) -> Result<Vec<i64>> {
        let (node, problems) = parse(query);
        let mut plan = Plan::of(self, node)?;
        let set = plan.all()?;
        if let Some(problem) = problems.into_iter().chain(plan.problems()).next() {
            return Err(Error::BadQuery { detail: problem.code });
        }
        Ok(set.iter().map(|at| plan.columns().ids[at]).collect())
    }

    /// Where the words of a query stand in a text of this language.
    pub fn marks(&self, query: &str, text: &str, lang: Option<&str>) -> Vec<Range<usize>> {
        Marker::of(&parse(query).0).mark(text, lang)
    }

    fn sorted(&self, plan: &mut Plan<'_>, sort: Sort, request: &Request) -> Result<(usize, Vec<i64>)> {
        let set = plan.all()?;
        let columns = plan.columns().clone();
        let mut ordinals: Vec<usize> = set.iter().collect();
        match sort {
            Sort::Date => ordinals.sort_by_key(|&at| (columns.posted[at] == UNDATED, columns.posted[at])),
            Sort::Thread => ordinals.sort_by_key(|&at| (columns.ordinal(columns.root[at]), at)),
            Sort::Relevance => {}
        }
        let page = ordinals.iter().skip(request.offset).take(request.limit).map(|&at| columns.ids[at]).collect();
        Ok((ordinals.len(), page))
    }
}

/// A page of what is found, what is nearest to a message first.
fn ranked(plan: &mut Plan<'_>, nearest: &[i64], request: &Request) -> Result<(usize, Vec<i64>)> {
    let set = plan.all()?;
    let columns = plan.columns();
    let near = nearest.iter().copied().filter(|&id| columns.ordinal(id).is_some_and(|at| set.contains(at)));
    let others = set.iter().map(|at| columns.ids[at]).filter(|id| !nearest.contains(id));
    Ok((set.count(), near.chain(others).skip(request.offset).take(request.limit).collect()))
}
