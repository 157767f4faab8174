//! Words of a query as the index is asked for them.

use std::collections::BTreeMap;

use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::index::Index;
use super::osa::Osa;
use super::query::Node;
use super::run::Plan;
use super::tokens::{JOINED, stem_term};
use super::wording::{Manner, Part, rows, stems};
use crate::error::Result;

/// The most words that the end of a phrase may be in the index's own way; with more of them, texts are read sooner.
const ENDINGS: usize = 1000;

impl Plan<'_> {
    /// Whether texts must be read to tell which messages this part finds.
    pub(super) fn reads(&self, index: &Index, node: &Node) -> bool {
        match node {
            Node::Near { .. } | Node::Regex(_) => true,
            Node::And(parts) | Node::Or(parts) => parts.iter().any(|part| self.reads(index, part)),
            Node::Not(inner) => self.reads(index, inner),
            wording => rows(wording).iter().any(|row| reads(index, row)),
        }
    }

    /// A wording that the index can tell alone.
    pub(super) fn wording(&self, index: &Index, node: &Node) -> Result<Box<dyn Query>> {
        let mut any = vec![];
        for row in rows(node) {
            any.push((Occur::Should, self.row(index, &row)?));
        }
        Ok(union(any))
    }

    fn row(&self, index: &Index, row: &[Part]) -> Result<Box<dyn Query>> {
        let terms = || row.iter().map(|part| Term::from_field_text(index.fields.word, &part.term())).collect::<Vec<_>>();
        Ok(match row {
            [] => Box::new(EmptyQuery),
            [part] => self.one(index, part)?,
            [.., last] if last.manner == Manner::Prefix => {
                let mut query = PhrasePrefixQuery::new(terms());
                query.set_max_expansions(u32::try_from(endings(index, last)).unwrap_or(u32::MAX).max(1));
                Box::new(query)
            }
            _ => Box::new(PhraseQuery::new(terms())),
        })
    }

    /// One word; one that is wanted as it is written, whatever its accents are.
    pub(super) fn one(&self, index: &Index, part: &Part) -> Result<Box<dyn Query>> {
        let word = index.fields.word;
        Ok(match part.manner {
            Manner::Form => self.form(index, part),
            Manner::Exact | Manner::Spelled => {
                let mut any = vec![(Occur::Should, term_query(word, &part.term()))];
                any.extend(part.joined().filter(|joined| index.has_word(joined)).map(|joined| (Occur::Should, term_query(word, &joined))));
                union(any)
            }
            Manner::Prefix => {
                let escaped: String =
                    part.term().chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect();
                let joined = if part.sign.is_none() { "(\\-)?" } else { "" };
                Box::new(ConstScoreQuery::new(Box::new(RegexQuery::from_pattern(&format!("{joined}{escaped}.*"), word)?), 1.0))
            }
            Manner::Fuzzy => slips(index, part)?,
        })
    }

    /// A word in any form: itself without its accents, or the same stem in a language of the corpus.
    fn form(&self, index: &Index, part: &Part) -> Box<dyn Query> {
        let word = index.fields.word;
        let mut any = vec![(Occur::Should, term_query(word, &part.folded))];
        any.extend(part.joined().filter(|joined| index.has_word(joined)).map(|joined| (Occur::Should, term_query(word, &joined))));
        let mut term = String::new();
        for lang in &self.langs {
            for stem in stems(lang, &part.lower) {
                stem_term(lang, &stem, &mut term);
                any.push((Occur::Should, term_query(index.fields.stem, &term)));
                // Words that are this stem themselves stand in the word field alone, for every language: theirs is asked.
                if stem != part.folded && index.has_word(&stem) {
                    let in_lang = ConstScoreQuery::new(term_query(index.fields.lang, lang), 0.0);
                    let both: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, term_query(word, &stem)), (Occur::Must, Box::new(in_lang))];
                    any.push((Occur::Should, Box::new(BooleanQuery::new(both))));
                }
            }
        }
        union(any)
    }
}

/// Whether the index alone cannot tell where such a row stands: it knows words in order, of which the last may go on.
fn reads(index: &Index, row: &[Part]) -> bool {
    if row.iter().any(|part| part.manner == Manner::Spelled) {
        return true;
    }
    let [before @ .., last] = row else { return false };
    if before.is_empty() {
        return false;
    }
    before.iter().any(|part| part.manner != Manner::Exact)
        || match last.manner {
            Manner::Exact => false,
            Manner::Prefix => endings(index, last) > ENDINGS,
            _ => true,
        }
}

/// How many words of the index begin so, in the segment that has the most; no more than are worth counting.
fn endings(index: &Index, part: &Part) -> usize {
    let term = part.term();
    let count = |segment: &tantivy::SegmentReader| -> Option<usize> {
        let inverted = segment.inverted_index(index.fields.word).ok()?;
        let mut stream = inverted.terms().range().ge(&term).into_stream().ok()?;
        let mut count = 0;
        while count <= ENDINGS && stream.advance() && stream.key().starts_with(term.as_bytes()) {
            count += 1;
        }
        Some(count)
    };
    index.reader.searcher().segment_readers().iter().filter_map(count).max().unwrap_or(0)
}

/// Words a letter or two aside, the closest first.
fn slips(index: &Index, part: &Part) -> Result<Box<dyn Query>> {
    let osa = Osa::of(&part.folded);
    let mut found = BTreeMap::new();
    for segment in index.reader.searcher().segment_readers() {
        let inverted = segment.inverted_index(index.fields.word)?;
        let mut stream = inverted.terms().search(osa.clone()).into_stream().map_err(tantivy::TantivyError::from)?;
        while stream.advance() {
            // A hashtag, a name, a compound stand there as words too.
            if let Some(word) = std::str::from_utf8(stream.key()).ok().filter(|word| !word.starts_with(['#', '@', JOINED]))
                && let Some(slips) = osa.slips(word)
            {
                found.insert(word.to_owned(), slips);
            }
        }
    }
    let any = found.into_iter().map(|(word, slips)| {
        let query: Box<dyn Query> = Box::new(ConstScoreQuery::new(term_query(index.fields.word, &word), 1.0 / (1.0 + f32::from(slips))));
        (Occur::Should, query)
    });
    Ok(union(any.collect()))
}

fn term_query(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

fn union(mut any: Vec<(Occur, Box<dyn Query>)>) -> Box<dyn Query> {
    match any.len() {
        0 => Box::new(EmptyQuery),
        1 => any.remove(0).1,
        _ => Box::new(BooleanQuery::new(any)),
    }
}
