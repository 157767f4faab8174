//! Rare words: those that stand in two messages at most. Numbers, signs and words of three letters or less say nothing here.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use crate::error::{Error, Result};
use crate::search::words::{fold, words};
use crate::study::Study;

/// In how many messages a rare word stands at most.
const MOST: u32 = 2;
/// Beyond so many rare words, a message has many.
pub(super) const MANY: u8 = 3;
/// The shortest word that counts, in code points.
const SHORTEST: usize = 4;

fn counts(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() >= SHORTEST
}

impl Study {
    /// How many rare words each message has, up to [`MANY`].
    pub(super) fn rare_counts(&self) -> Result<FxHashMap<i64, u8>> {
        let index = self.index()?;
        let searcher = index.reader.searcher();
        let hash = |term: &[u8]| FxBuildHasher.hash_one(term);
        let io = |error: std::io::Error| Error::Index { detail: error.to_string() };
        // A word may stand in several parts of the index: only all of them tell whether it is rare.
        let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(index.fields.word)?;
            let mut terms = inverted.terms().stream().map_err(io)?;
            while let Some((term, info)) = terms.next() {
                let all = frequency.entry(hash(term)).or_default();
                *all = all.saturating_add(info.doc_freq);
            }
        }
        let mut found: FxHashMap<i64, u8> = FxHashMap::default();
        for segment in searcher.segment_readers() {
            let ids = segment.fast_fields().u64("id")?;
            let inverted = segment.inverted_index(index.fields.word)?;
            let mut terms = inverted.terms().stream().map_err(io)?;
            while let Some((term, info)) = terms.next() {
                let is_rare = frequency.get(&hash(term)).is_some_and(|&all| all <= MOST);
                if !is_rare || !std::str::from_utf8(term).is_ok_and(counts) {
                    continue;
                }
                let mut messages = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic).map_err(io)?;
                while messages.doc() != TERMINATED {
                    if let Some(id) = ids.first(messages.doc()) {
                        let n = found.entry(id as i64).or_default();
                        *n = (*n + 1).min(MANY);
                    }
                    messages.advance();
                }
            }
        }
        Ok(found)
    }

    /// The rare words of a message as they are written, in their order, each once.
    pub fn rare_words(&self, message: i64) -> Result<Vec<String>> {
        let text = self.message(message)?.text;
        let index = self.index()?;
        let searcher = index.reader.searcher();
        let (mut out, mut known): (Vec<String>, Vec<String>) = (vec![], vec![]);
        for word in words(&text).filter(|word| !word.hashtag && !word.emoji) {
            let written = &text[word.start..word.stop];
            let folded = fold(written);
            if !counts(&folded) || known.contains(&folded) {
                continue;
            }
            if searcher.doc_freq(&Term::from_field_text(index.fields.word, &folded))? <= u64::from(MOST) {
                out.push(written.to_owned());
            }
            known.push(folded);
        }
        Ok(out)
    }
}
