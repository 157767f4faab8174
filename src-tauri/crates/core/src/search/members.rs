//! A set of messages as a tantivy query: how filters from SQLite meet what the index finds.

use std::sync::Arc;

use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED};

use crate::corpus::columns::Columns;

/// A set of ordinals of [`Columns`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordinals {
    words: Vec<u64>,
    len: usize,
}

impl Ordinals {
    /// The empty set over `len` messages.
    pub fn none(len: usize) -> Self {
        Ordinals { words: vec![0; len.div_ceil(64)], len }
    }

    /// The ordinals for which `keep` answers yes.
    pub fn of(len: usize, mut keep: impl FnMut(usize) -> bool) -> Self {
        let mut set = Self::none(len);
        for (place, word) in set.words.iter_mut().enumerate() {
            let from = place * 64;
            // Sixty-four answers at a time, without a branch on any of them.
            *word = (from..(from + 64).min(len)).fold(0, |bits, at| bits | u64::from(keep(at)) << (at - from));
        }
        set
    }

    /// Every ordinal.
    pub fn all(len: usize) -> Self {
        let mut set = Self::none(len);
        set.negate();
        set
    }

    pub fn insert(&mut self, at: usize) {
        self.words[at / 64] |= 1 << (at % 64);
    }

    pub fn contains(&self, at: usize) -> bool {
        self.words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Over how many messages it is.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    pub fn negate(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        if let (Some(last), used @ 1..) = (self.words.last_mut(), self.len % 64) {
            *last &= (1 << used) - 1;
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

/// The documents whose message is in the set.
#[derive(Clone)]
pub struct Members {
    pub columns: Arc<Columns>,
    pub set: Arc<Ordinals>,
}

impl std::fmt::Debug for Members {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Members({})", self.set.count())
    }
}

/// The ordinal of each document of a segment, beyond all for one that is hidden. A segment never changes: it is read once.
fn places(columns: &Columns, reader: &SegmentReader) -> tantivy::Result<Arc<[u32]>> {
    let segment = reader.segment_id().uuid_string();
    if let Some(known) = columns.places_of(&segment) {
        return Ok(known);
    }
    let ids = reader.fast_fields().u64("id")?.first_or_default_col(0);
    let place = |doc| columns.ordinal(ids.get_val(doc) as i64).map_or(u32::MAX, |at| at as u32);
    let places: Arc<[u32]> = (0..reader.max_doc()).map(place).collect();
    columns.keep_places(segment, &places);
    Ok(places)
}

impl Query for Members {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Members {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let places = places(&self.columns, reader)?;
        let words = Ordinals::of(places.len(), |doc| self.set.contains(places[doc] as usize)).words;
        let mut docs = Docs { count: words.iter().map(|w| w.count_ones()).sum(), words, doc: 0 };
        docs.doc = docs.from(0);
        // A filter chooses, it does not rank.
        Ok(Box::new(ConstScorer::new(docs, 0.0)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("member of a filtered set", 0.0))
    }
}

struct Docs {
    words: Vec<u64>,
    count: u32,
    doc: DocId,
}

impl Docs {
    fn from(&self, target: DocId) -> DocId {
        let mut at = target as usize / 64;
        let Some(&word) = self.words.get(at) else { return TERMINATED };
        let mut word = word & (!0 << (target % 64));
        while word == 0 {
            at += 1;
            match self.words.get(at) {
                Some(&next) => word = next,
                None => return TERMINATED,
            }
        }
        (at * 64) as DocId + word.trailing_zeros()
    }
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.doc = if self.doc == TERMINATED { TERMINATED } else { self.from(self.doc + 1) };
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.doc = if target == TERMINATED { TERMINATED } else { self.from(target) };
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_and_its_complement() {
        let mut set = Ordinals::of(70, |at| at % 3 == 0);
        assert_eq!((set.count(), Ordinals::all(70).count()), (24, 70));
        assert_eq!(set.iter().take(3).collect::<Vec<_>>(), [0, 3, 6]);
        set.negate();
        assert_eq!(set.count(), 46);
        assert!(!set.contains(69) && set.contains(68) && !set.contains(70));
    }
}
