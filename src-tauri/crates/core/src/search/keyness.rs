//! The words that distinguish what is found from the rest of the corpus.

use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::query::Node;
use super::results::Results;
use super::tokens::DOUBLED;
use crate::error::{Error, Result};

/// Below this, a difference is no more than chance would make one time in twenty (chi-square, one degree of freedom).
pub const THRESHOLD: f64 = 3.84;

/// The most words told on each side.
const MOST: usize = 50;

/// A word that is more, or less, frequent in what is found than in the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyTerm {
    /// The word, folded.
    pub form: String,
    /// Its occurrences in what is found.
    pub found: u64,
    /// Its occurrences in the rest.
    pub rest: u64,
    /// Log-likelihood ratio, signed: below zero where it is rarer than in the rest.
    pub score: f64,
    /// The query that finds its messages among these.
    pub query: String,
}

/// The words that distinguish what is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyness {
    /// Words in what is found.
    pub found: u64,
    /// Words in the rest.
    pub rest: u64,
    /// The most distinctive first, whichever the sign.
    pub terms: Vec<KeyTerm>,
}

/// Log-likelihood ratio G² of a word that stands `a` times among `c` words and `b` times among `d`
/// (T. Dunning, 1993; in the form of P. Rayson and R. Garside, 2000), below zero where it is rarer in the first.
pub fn log_likelihood(a: u64, b: u64, c: u64, d: u64) -> f64 {
    let [a, b, c, d] = [a, b, c, d].map(|n| n as f64);
    let part = |seen: f64, expected: f64| if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 };
    let (first, second) = (c * (a + b) / (c + d), d * (a + b) / (c + d));
    let score = 2.0 * (part(a, first) + part(b, second));
    // What rounding leaves below zero is nothing.
    let score = score.max(0.0);
    if a < first { -score } else { score }
}

fn unread(error: std::io::Error) -> Error {
    Error::Index { detail: error.to_string() }
}

impl Results<'_> {
    /// The words that distinguish what is found from the rest: at most fifty more frequent and fifty rarer, beyond [`THRESHOLD`].
    /// Counted over the whole index; words compared folded, a hashtag with the word that it is.
    ///
    /// # Errors
    /// [`Error::Cancelled`] once `stop` is raised.
    pub fn keyness(&self, stop: &AtomicBool) -> Result<Keyness> {
        let index = self.study.index()?;
        let mut counts: FxHashMap<String, (u64, u64)> = FxHashMap::default();
        for segment in index.reader.searcher().segment_readers() {
            let ids = segment.fast_fields().u64("id")?.first_or_default_col(0);
            let alive = |doc| segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc));
            // Of each document: 0 hidden, 1 of the rest, 2 found.
            let sides: Vec<u8> = (0..segment.max_doc())
                .map(|doc| match self.columns.ordinal(ids.get_val(doc) as i64).filter(|_| alive(doc)) {
                    None => 0,
                    Some(at) => 1 + u8::from(self.set.contains(at)),
                })
                .collect();
            let inverted = segment.inverted_index(index.fields.word)?;
            let mut terms = inverted.terms().stream().map_err(unread)?;
            let mut passed = 0u32;
            while terms.advance() {
                passed += 1;
                if passed.is_multiple_of(512) && stop.load(Ordering::Relaxed) {
                    return Err(Error::Cancelled);
                }
                let Ok(form) = std::str::from_utf8(terms.key()) else { continue };
                // A hashtag stands in the index twice: with its sign and as the word. So do names, and compounds.
                if form.starts_with(DOUBLED) {
                    continue;
                }
                let mut postings = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqs).map_err(unread)?;
                let (mut found, mut rest) = (0, 0);
                let mut doc = postings.doc();
                while doc != TERMINATED {
                    match sides[doc as usize] {
                        2 => found += u64::from(postings.term_freq()),
                        1 => rest += u64::from(postings.term_freq()),
                        _ => {}
                    }
                    doc = postings.advance();
                }
                if found + rest > 0 {
                    match counts.get_mut(form) {
                        Some(known) => *known = (known.0 + found, known.1 + rest),
                        None => drop(counts.insert(form.to_owned(), (found, rest))),
                    }
                }
            }
        }
        let (found, rest) = counts.values().fold((0, 0), |sum, n| (sum.0 + n.0, sum.1 + n.1));
        Ok(Keyness { found, rest, terms: self.distinctive(counts, found, rest) })
    }

    fn distinctive(&self, counts: FxHashMap<String, (u64, u64)>, found: u64, rest: u64) -> Vec<KeyTerm> {
        // All against nothing tells nothing apart.
        if found == 0 || rest == 0 {
            return vec![];
        }
        let scored = counts.into_iter().map(|(form, (a, b))| (log_likelihood(a, b, found, rest), form, a, b));
        let mut scored: Vec<_> = scored.filter(|(score, ..)| score.abs() > THRESHOLD).collect();
        scored.sort_by(|x, y| y.0.abs().total_cmp(&x.0.abs()).then_with(|| x.1.cmp(&y.1)));
        let (mut more, mut less) = (0, 0);
        let kept = scored.into_iter().filter(|(score, ..)| {
            let side = if *score > 0.0 { &mut more } else { &mut less };
            *side += 1;
            *side <= MOST
        });
        kept.map(|(score, form, found, rest)| KeyTerm { query: self.with_word(&form), form, found, rest, score }).collect()
    }

    /// This query, and this very word.
    pub(super) fn with_word(&self, form: &str) -> String {
        joined(vec![self.node.clone(), very(form)]).to_string()
    }
}

/// This very word; a sign is asked as it is, for it has no other form.
pub(super) fn very(form: &str) -> Node {
    if form.starts_with(char::is_alphanumeric) { Node::Exact(form.to_owned()) } else { Node::Word(form.to_owned()) }
}

/// All of these.
pub(super) fn joined(parts: Vec<Node>) -> Node {
    let mut flat = vec![];
    for part in parts {
        match part {
            Node::All => {}
            Node::And(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match (flat.pop(), flat.is_empty()) {
        (None, _) => Node::All,
        (Some(one), true) => one,
        (Some(last), false) => {
            flat.push(last);
            Node::And(flat)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_that_of_the_paper() {
        // A word 10 times among 1,000 and 5 times among 9,000: expected 1.5 and 13.5.
        // 2 × (10 ln(10/1.5) + 5 ln(5/13.5)) = 2 × (18.9712 − 4.9663) = 28.0099.
        assert!((log_likelihood(10, 5, 1_000, 9_000) - 28.0099).abs() < 0.001);
        assert!((log_likelihood(5, 10, 9_000, 1_000) + 28.0099).abs() < 0.001);
        assert_eq!(log_likelihood(1, 9, 100, 900), 0.0);
    }
}
