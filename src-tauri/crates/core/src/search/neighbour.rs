//! The words that stand beside what is found.

use rustc_hash::{FxHashMap, FxHashSet};

use super::keyness::{joined, very};
use super::mark::Marker;
use super::query::Node;
use super::results::Results;
use super::words::{fold, words};
use crate::error::Result;
use crate::storage::sql;
use crate::text::offset;

/// How many words away at most.
pub const WITHIN: usize = 5;

/// The most occurrences that are looked at.
pub const LOOKED_AT: usize = 50_000;

/// The most words told on each side.
const MOST: usize = 30;

/// A word that stands beside what is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// The word, folded.
    pub form: String,
    /// Beside how many of the places found.
    pub times: u64,
    /// The query that finds its lines.
    pub query: String,
}

/// The words beside what is found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Neighbours {
    /// Before, the most frequent first.
    pub left: Vec<Neighbour>,
    /// After.
    pub right: Vec<Neighbour>,
    /// How many places were looked at.
    pub looked_at: usize,
    /// Whether there are more of them.
    pub bounded: bool,
}

impl Results<'_> {
    /// The words within [`WITHIN`] words of each place found, over the first [`LOOKED_AT`] places in the order of the corpus.
    /// A word that stands twice beside one place is counted once there.
    pub fn neighbours(&self) -> Result<Neighbours> {
        let marker = Marker::of(&self.node);
        let mut sides: [FxHashMap<String, u64>; 2] = Default::default();
        let mut out = Neighbours::default();
        let mut statement = self.study.conn.prepare_cached(sql!("message/text"))?;
        for at in self.set.iter() {
            let text: String = statement.query_row([self.columns.ids[at]], |row| row.get(0))?;
            let lang = self.columns.langs[self.columns.lang[at] as usize].as_str();
            let places = marker.mark(&text, Some(lang).filter(|lang| !lang.is_empty()));
            if places.is_empty() {
                continue;
            }
            let cut = Cut::of(&text);
            for place in places {
                if out.looked_at == LOOKED_AT {
                    out.bounded = true;
                    break;
                }
                out.looked_at += 1;
                let (before, after) = cut.around(place.start, place.end, WITHIN);
                for (side, forms) in sides.iter_mut().zip([before, after]) {
                    for form in forms.iter().collect::<FxHashSet<_>>() {
                        *side.entry(form.clone()).or_default() += 1;
                    }
                }
            }
            if out.bounded {
                break;
            }
        }
        let [left, right] = sides.map(|side| {
            let mut side: Vec<(String, u64)> = side.into_iter().collect();
            side.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            side.truncate(MOST);
            side.into_iter().map(|(form, times)| Neighbour { query: self.beside(&form), form, times }).collect()
        });
        Ok(Neighbours { left, right, ..out })
    }

    /// This query, with this word near one of its own.
    fn beside(&self, form: &str) -> String {
        let parts = match &self.node {
            Node::And(parts) => parts.clone(),
            other => vec![other.clone()],
        };
        let mut own: Vec<Node> = vec![];
        for part in parts.iter().filter(|part| part.is_wording()) {
            match part {
                Node::Or(several) => own.extend(several.iter().cloned()),
                one => own.push(one.clone()),
            }
        }
        let right = match (own.pop(), own.is_empty()) {
            (None, _) => return self.with_word(form),
            (Some(one), true) => one,
            (Some(last), false) => {
                own.push(last);
                Node::Or(own)
            }
        };
        let near = Node::Near { left: Box::new(very(form)), right: Box::new(right), between: WITHIN as u32 - 1 };
        joined([parts, vec![near]].concat()).to_string()
    }
}

/// A text cut in words: where each stands, by code points, and what it is, folded.
pub(super) struct Cut {
    places: Vec<(usize, usize)>,
    forms: Vec<String>,
}

impl Cut {
    pub(super) fn of(text: &str) -> Self {
        let (mut bytes, mut forms) = (vec![], vec![]);
        for word in words(text) {
            bytes.extend([word.start, word.stop]);
            forms.push(fold(&text[word.start..word.stop]));
        }
        let places = offset::from_bytes(text, &bytes).chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        Cut { places, forms }
    }

    /// The words before a place, as they stand, and those after it: `most` each at most.
    pub(super) fn around(&self, start: usize, stop: usize, most: usize) -> (&[String], &[String]) {
        let before = self.places.partition_point(|place| place.1 <= start);
        let after = self.places.partition_point(|place| place.0 < stop).max(before);
        (&self.forms[before.saturating_sub(most)..before], &self.forms[after..(after + most).min(self.forms.len())])
    }
}
