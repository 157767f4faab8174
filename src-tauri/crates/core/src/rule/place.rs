//! Places: what a rule would code in a message, and what is known of each already.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Draft, Reach};
use crate::coding::{Origin, Review};
use crate::corpus::lists::closed_list;
use crate::corpus::message::Message;
use crate::error::Result;
use crate::storage::sql;
use crate::study::Study;
use serde::{Deserialize, Serialize};

closed_list! {
    /// How a place stands to what was coded, the most open first.
    Fate {
        New = "new", Proposed = "proposed", Otherwise = "otherwise", Refused = "refused", Agrees = "agrees", Accepted = "accepted",
        Missed = "missed",
    }
}

/// What a rule would code, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Code points of the message's text.
    pub range: Range<usize>,
    /// How it stands.
    pub fate: Fate,
    /// Row id of the rule that finds it; `None` for one that is not written yet, and for what is missed.
    pub rule: Option<i64>,
    /// Who put, or judged, the coding that stands there.
    pub coder: Option<String>,
}

/// A coding of the code, or of one below it.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub id: i64,
    pub range: Range<usize>,
    /// Put by a person: by hand, or by the import of what people did elsewhere.
    pub by_hand: bool,
    pub review: Review,
    /// Of this very code, not of one below.
    pub own: bool,
    pub coder: String,
}

impl Standing {
    pub(super) fn meets(&self, range: &Range<usize>) -> bool {
        self.range.start < range.end && range.start < self.range.end
    }

    pub(super) fn counts_by_hand(&self) -> bool {
        self.by_hand && self.review == Review::Accepted
    }
}

/// How a place stands among the codings of its message. `otherwise`: people coded the message, and not with this code.
pub(super) fn fate(range: &Range<usize>, standing: &[Standing], otherwise: bool) -> (Fate, Option<String>) {
    let there = |test: &dyn Fn(&Standing) -> bool| standing.iter().find(|one| one.meets(range) && test(one)).map(|one| one.coder.clone());
    if let Some(coder) = there(&Standing::counts_by_hand) {
        return (Fate::Agrees, Some(coder));
    }
    if let Some(coder) = there(&|one| one.review == Review::Accepted) {
        return (Fate::Accepted, Some(coder));
    }
    if let Some(coder) = there(&|one| one.own && one.review == Review::Rejected) {
        return (Fate::Refused, Some(coder));
    }
    if let Some(coder) = there(&|one| one.own && one.review == Review::Proposed) {
        return (Fate::Proposed, Some(coder));
    }
    (if otherwise { Fate::Otherwise } else { Fate::New }, None)
}

/// The sentence around a range: from after the mark that ends the one before, to its own, white space left out.
fn sentence(chars: &[char], range: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let c = chars[at];
        if c == '\n' {
            return true;
        }
        if !matches!(c, '.' | '!' | '?' | '…') {
            return false;
        }
        // « M. Dupont », « 3.5 », « … et alors » go on.
        let mut next = at + 1;
        while next < chars.len() && matches!(chars[next], '.' | '!' | '?' | '…' | '"' | '»' | '”' | '’' | ')' | ']') {
            next += 1;
        }
        let spaced = next >= chars.len() || chars[next].is_whitespace();
        let initial = c == '.' && at > 0 && chars[at - 1].is_uppercase() && (at == 1 || !chars[at - 2].is_alphanumeric());
        let following = chars[next.min(chars.len())..].iter().find(|c| !c.is_whitespace());
        spaced && !initial && following.is_none_or(|c| !c.is_lowercase())
    };
    let mut start = range.start;
    while start > 0 && !ends(start - 1) {
        start -= 1;
    }
    // What closes the sentence before belongs to it.
    while start < range.start && (chars[start].is_whitespace() || matches!(chars[start], '.' | '!' | '?' | '…' | '»' | '”' | ')' | ']'))
    {
        start += 1;
    }
    let mut stop = range.end;
    while stop < chars.len() && !ends(stop.max(1) - 1) {
        stop += 1;
    }
    while stop < chars.len() && matches!(chars[stop], '.' | '!' | '?' | '…' | '"' | '”' | ')' | ']') {
        stop += 1;
    }
    while stop > range.end && chars[stop - 1].is_whitespace() {
        stop -= 1;
    }
    start..stop.max(start)
}

impl Study {
    /// What these rules would code in a message that they find, in its order; each place once, under the first that finds it.
    pub(super) fn places_in(&self, message: &Message, drafts: &[&Draft]) -> Vec<(Range<usize>, Option<i64>)> {
        let mut found: Vec<(Range<usize>, Option<i64>)> = vec![];
        let mut add = |range: Range<usize>, draft: &Draft| {
            if !range.is_empty() && !found.iter().any(|(known, _)| *known == range) {
                found.push((range, draft.id));
            }
        };
        let mut chars: Option<Vec<char>> = None;
        for draft in drafts {
            let whole = 0..message.chars;
            let marks = match draft.reach {
                Reach::Message => vec![],
                _ => self.marks(&draft.query, &message.text, message.lang.as_deref()),
            };
            // A part of the query without words may be what finds it: then the whole of it is meant.
            if marks.is_empty() {
                add(whole, draft);
                continue;
            }
            for mark in marks {
                match draft.reach {
                    Reach::Sentence => add(sentence(chars.get_or_insert_with(|| message.text.chars().collect()), &mark), draft),
                    _ => add(mark, draft),
                }
            }
        }
        found.sort_by_key(|(range, _)| (range.start, range.end));
        found
    }

    /// The codings of a code and of those below it, whatever their review, by message.
    pub(super) fn standing(&self, code: i64, family: &[i64]) -> Result<FxHashMap<i64, Vec<Standing>>> {
        let mut all: FxHashMap<i64, Vec<Standing>> = FxHashMap::default();
        for &one in family {
            let mut statement = self.conn.prepare_cached(sql!("rule/standing"))?;
            let mut rows = statement.query([one])?;
            while let Some(row) = rows.next()? {
                let origin = Origin::from_word(row.get_ref(4)?.as_str()?).unwrap_or(Origin::Human);
                all.entry(row.get(1)?).or_default().push(Standing {
                    id: row.get(0)?,
                    range: row.get(2)?..row.get(3)?,
                    by_hand: matches!(origin, Origin::Human | Origin::Import),
                    review: Review::from_word(row.get_ref(5)?.as_str()?).unwrap_or(Review::Accepted),
                    own: one == code,
                    coder: row.get(6)?,
                });
            }
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, word: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let start = text[..text.find(word).unwrap()].chars().count();
        let range = sentence(&chars, &(start..start + word.chars().count()));
        chars[range].iter().collect()
    }

    #[test]
    fn a_sentence_ends_where_a_reader_hears_it_end() {
        assert_eq!(of("Trop cher. Mais bon café ! Voilà.", "café"), "Mais bon café !");
        assert_eq!(of("Trop cher. Mais bon café ! Voilà.", "cher"), "Trop cher.");
        assert_eq!(of("Vu avec M. Dupont à 3.5 euros. Fini", "euros"), "Vu avec M. Dupont à 3.5 euros.");
        assert_eq!(of("une ligne\nune autre ligne", "autre"), "une autre ligne");
        assert_eq!(of("Il a dit « trop cher ! » Et voilà…", "voilà"), "Et voilà…");
    }

    #[test]
    fn a_sentence_always_holds_its_words() {
        for text in ["", "a", "...", "a.b. C?! d\n\n« é. » 😀.", "Ça ! Ça ?\nÇa…"] {
            let chars: Vec<char> = text.chars().collect();
            for start in 0..chars.len() {
                for stop in start + 1..=chars.len() {
                    let found = sentence(&chars, &(start..stop));
                    assert!(found.start <= start && found.end >= stop && found.end <= chars.len(), "{text:?} {start}..{stop}: {found:?}");
                }
            }
        }
    }
}
