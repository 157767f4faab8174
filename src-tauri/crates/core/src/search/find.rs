//! What a search gives: the exact total, a page of messages with their hits marked, the facets.

use std::ops::Range;

use super::query::{Node, Problem, parse};
use super::run::Plan;
use super::words::{fold, lower_into, stemmer, words};
use crate::corpus::columns::UNDATED;
use crate::corpus::message::Message;
use crate::error::{Error, Result};
use crate::study::Study;
use crate::text::offset;

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
        let (node, mut problems) = parse(&request.query);
        let mut plan = Plan::of(self, node.clone())?;
        let (total, ids) = match request.sort {
            Sort::Relevance => match self.nearest_asked(&node)? {
                Some(nearest) => ranked(&mut plan, &nearest, request)?,
                None => plan.best(request.offset, request.limit)?,
            },
            sort => self.sorted(&mut plan, sort, request)?,
        };
        let facets = if request.facets.is_empty() { vec![] } else { self.facets(node.clone(), plan.all()?, &request.facets)? };
        problems.extend(placed(plan.problems(), &node, &request.query));
        let marker = Marker::of(&node);
        let hits = ids
            .into_iter()
            .map(|id| {
                let message = self.message(id)?;
                Ok(Hit { matches: marker.mark(&message.text, message.lang.as_deref()), message })
            })
            .collect::<Result<_>>()?;
        Ok(Found { query: node.to_string(), problems, total, hits, facets })
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

/// Moves problems from places of the canonical text to places of the text as typed.
pub(super) fn placed(problems: Vec<Problem>, node: &Node, typed: &str) -> Vec<Problem> {
    let canonical = node.to_string();
    problems
        .into_iter()
        .map(|mut problem| {
            let part = offset::slice(&canonical, problem.start..problem.end).unwrap_or_default();
            let (start, length) = match typed.find(part) {
                Some(byte) => (offset::length(&typed[..byte]), offset::length(part)),
                None => (0, offset::length(typed)),
            };
            (problem.start, problem.end) = (start, start + length);
            problem
        })
        .collect()
}

enum Sought {
    Word {
        folded: String,
        lower: String,
        hashtag: bool,
    },
    Exact(String),
    Prefix(String),
    /// These words in a row; the last may go on where `open`.
    Phrase {
        terms: Vec<String>,
        open: bool,
    },
}

/// Finds the words of a query in a text, as the index would.
pub(super) struct Marker {
    sought: Vec<Sought>,
}

impl Marker {
    pub(super) fn of(node: &Node) -> Self {
        let mut marker = Marker { sought: vec![] };
        marker.collect(node);
        marker
    }

    fn collect(&mut self, node: &Node) {
        let cut = |text: &str| -> Vec<String> { words(text).map(|w| fold(&text[w.start..w.stop])).collect() };
        match node {
            Node::And(parts) | Node::Or(parts) => parts.iter().for_each(|part| self.collect(part)),
            Node::Word(text) => {
                let found: Vec<_> = words(text).collect();
                if let [word] = found.as_slice() {
                    let written = &text[word.start..word.stop];
                    let mut lower = String::new();
                    lower_into(written, &mut lower);
                    self.sought.push(Sought::Word { folded: fold(written), lower, hashtag: word.hashtag });
                } else if found.len() > 1 {
                    self.sought.push(Sought::Phrase { terms: cut(text), open: false });
                }
            }
            Node::Exact(text) | Node::Phrase(text) => {
                let mut terms = cut(text);
                match terms.len() {
                    0 => {}
                    1 => self.sought.push(Sought::Exact(terms.remove(0))),
                    _ => self.sought.push(Sought::Phrase { terms, open: false }),
                }
            }
            Node::Prefix(text) => {
                let mut terms = cut(text);
                match terms.len() {
                    0 => {}
                    1 => self.sought.push(Sought::Prefix(terms.remove(0))),
                    _ => self.sought.push(Sought::Phrase { terms, open: true }),
                }
            }
            // Words under a conversation or a parent are another message's; the rest has no words.
            _ => {}
        }
    }

    pub(super) fn mark(&self, text: &str, lang: Option<&str>) -> Vec<Range<usize>> {
        if self.sought.is_empty() {
            return vec![];
        }
        let stemmer = lang.and_then(stemmer);
        let cut: Vec<_> = words(text).collect();
        let folded: Vec<String> = cut.iter().map(|w| fold(&text[w.start..w.stop])).collect();
        let mut found: Vec<(usize, usize)> = vec![];
        let mut lower = String::new();
        for sought in &self.sought {
            match sought {
                Sought::Word { folded: wanted, lower: wanted_lower, hashtag } => {
                    let stem = stemmer.as_ref().map(|s| fold(&s.stem(wanted_lower)));
                    for (at, word) in cut.iter().enumerate() {
                        let mut hit = folded[at] == *wanted && (!hashtag || word.hashtag);
                        // Stemmers change endings: words that begin otherwise need not be stemmed.
                        if !hit
                            && !hashtag
                            && !word.emoji
                            && folded[at].as_bytes().first() == wanted.as_bytes().first()
                            && let (Some(stemmer), Some(stem)) = (&stemmer, &stem)
                        {
                            lower_into(&text[word.start..word.stop], &mut lower);
                            hit = fold(&stemmer.stem(&lower)) == *stem;
                        }
                        if hit {
                            found.push((word.start, word.stop));
                        }
                    }
                }
                Sought::Exact(wanted) => {
                    found.extend(cut.iter().zip(&folded).filter(|(_, f)| *f == wanted).map(|(w, _)| (w.start, w.stop)))
                }
                Sought::Prefix(wanted) => {
                    found.extend(cut.iter().zip(&folded).filter(|(_, f)| f.starts_with(wanted)).map(|(w, _)| (w.start, w.stop)))
                }
                Sought::Phrase { terms, open } => {
                    let (last, before) = (terms.len() - 1, &terms[..terms.len() - 1]);
                    for at in 0..folded.len().saturating_sub(last) {
                        let ends = if *open { folded[at + last].starts_with(&terms[last]) } else { folded[at + last] == terms[last] };
                        if ends && folded[at..at + last] == *before {
                            found.push((cut[at].start, cut[at + last].stop));
                        }
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        let flat: Vec<usize> = found.iter().flat_map(|&(start, stop)| [start, stop]).collect();
        offset::from_bytes(text, &flat).chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
    }
}
