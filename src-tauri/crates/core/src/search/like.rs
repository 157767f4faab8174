//! More like this: the messages whose words are nearest to those of one, by weights of words and cosine (G. Salton, 1975).

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::{TokenStream, Tokenizer};
use tantivy::{DocSet, Searcher, TERMINATED, Term};

use super::index::Index;
use super::query::Node;
use super::tokens::{DOUBLED, FoldedWords, LANG_END, Stems};
use super::words::STEMMED;
use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::storage::sql;
use crate::study::Study;

/// How many messages are nearest.
pub const NEAREST: usize = 100;

/// How many are weighed word by word, of those that share the heaviest words.
const WEIGHED: usize = 2_000;

/// The terms of a text: words and stems, each with how many times it stands there.
type Terms = FxHashMap<(Field, String), f64>;

struct Weights<'a> {
    study: &'a Study,
    columns: Arc<Columns>,
    index: Arc<Index>,
    searcher: Searcher,
    stems: Stems,
    rarity: FxHashMap<(Field, String), f64>,
}

impl Weights<'_> {
    /// How rare a term is: the logarithm of how many messages there are for one that holds it.
    fn rarity(&mut self, term: &(Field, String)) -> Result<f64> {
        if let Some(&known) = self.rarity.get(term) {
            return Ok(known);
        }
        let holding = self.searcher.doc_freq(&Term::from_field_text(term.0, &term.1))?.max(1);
        let rarity = (self.searcher.num_docs().max(1) as f64 / holding as f64).ln().max(0.0);
        self.rarity.insert(term.clone(), rarity);
        Ok(rarity)
    }

    /// The terms of a message, each with its weight: (1 + ln times) × rarity.
    fn of(&mut self, at: usize) -> Result<Terms> {
        let statement = self.study.conn.prepare_cached(sql!("message/text"));
        let text: String = statement?.query_row([self.columns.ids[at]], |row| row.get(0))?;
        let lang = self.columns.langs[self.columns.lang[at] as usize].clone();
        let mut terms = Terms::default();
        let mut count = |field: Field, stream: &mut dyn TokenStream| {
            while stream.advance() {
                let text = &stream.token().text;
                if !text.starts_with(DOUBLED) {
                    *terms.entry((field, text.clone())).or_default() += 1.0;
                }
            }
        };
        count(self.index.fields.word, &mut FoldedWords.token_stream(&text));
        if STEMMED.contains(&lang.as_str()) {
            count(self.index.fields.stem, &mut self.stems.token_stream(&format!("{lang}{LANG_END}{text}")));
        }
        for (term, weight) in &mut terms {
            *weight = (1.0 + weight.ln()) * self.rarity(term)?;
        }
        Ok(terms)
    }
}

fn norm(terms: &Terms) -> f64 {
    terms.values().map(|weight| weight * weight).sum::<f64>().sqrt()
}

impl Study {
    /// Row ids of the messages whose words are nearest to those of this one, the nearest first; without itself and what says the same.
    pub(super) fn nearest(&self, message: i64) -> Result<Vec<i64>> {
        let (columns, index) = (self.columns()?, self.index()?);
        let Some(own) = columns.ordinal(message) else { return Ok(vec![]) };
        let searcher = index.reader.searcher();
        let mut weights = Weights {
            study: self,
            columns: columns.clone(),
            index: index.clone(),
            searcher: searcher.clone(),
            stems: Stems::default(),
            rarity: FxHashMap::default(),
        };
        let asked = weights.of(own)?;
        let mut near: FxHashMap<usize, f64> = FxHashMap::default();
        for segment in searcher.segment_readers() {
            let ids = segment.fast_fields().u64("id")?.first_or_default_col(0);
            let lengths = segment.get_fieldnorms_reader(index.fields.word)?;
            for (term, weight) in asked.iter().filter(|(_, weight)| **weight > 0.0) {
                let rarity = weights.rarity(term)?;
                let sought = Term::from_field_text(term.0, &term.1);
                let read = segment.inverted_index(term.0)?.read_postings(&sought, IndexRecordOption::WithFreqs);
                let Some(mut postings) = read.map_err(tantivy::TantivyError::from)? else { continue };
                let mut doc = postings.doc();
                while doc != TERMINATED {
                    if let Some(at) = columns.ordinal(ids.get_val(doc) as i64) {
                        let length = f64::from(lengths.fieldnorm(doc).max(1)).sqrt();
                        let times = 1.0 + f64::from(postings.term_freq()).ln();
                        *near.entry(at).or_default() += weight * times * rarity / length;
                    }
                    doc = postings.advance();
                }
            }
        }
        let same = |at: usize| at == own || columns.twin[own] != 0 && columns.twin[at] == columns.twin[own];
        let mut near: Vec<(usize, f64)> = near.into_iter().filter(|&(at, _)| !same(at)).collect();
        // Sums of floating numbers depend on their order: what differs by no more than that is equal, and the corpus decides.
        let rank = |near: &mut Vec<(usize, f64)>, most: usize| {
            near.iter_mut().for_each(|(_, score)| *score = (*score * 1e9).round());
            near.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            near.truncate(most);
        };
        rank(&mut near, WEIGHED);
        let length = norm(&asked);
        for (at, score) in &mut near {
            let other = weights.of(*at)?;
            let shared: f64 = asked.iter().filter_map(|(term, weight)| Some(weight * other.get(term)?)).sum();
            *score = shared / (length * norm(&other)).max(f64::MIN_POSITIVE);
        }
        near.retain(|(_, score)| *score > 0.0);
        rank(&mut near, NEAREST);
        Ok(near.into_iter().map(|(at, _)| columns.ids[at]).collect())
    }

    /// What is nearest to the message that a query names, at its top, by `like:`.
    pub(super) fn nearest_asked(&self, node: &Node) -> Result<Option<Vec<i64>>> {
        let parts = match node {
            Node::And(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let like = parts.iter().find_map(|part| match part {
            Node::Filter { field, value, .. } if field == "like" => Some(value),
            _ => None,
        });
        match like {
            Some(ext) => self.message_id(ext)?.map(|id| self.nearest(id)).transpose(),
            None => Ok(None),
        }
    }
}
