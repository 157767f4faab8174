//! What each code, coder, voice… was put on: sorted places of messages, brought up to date message by message.

use std::sync::{Arc, Weak};

use super::{Coded, Row};
use crate::coding::Review;
use crate::corpus::columns::Columns;
use crate::search::members::Ordinals;
use crate::study::lock_of;

/// Something that a coding is. Only accepted codings are anything but their review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trait {
    /// A coding at all.
    Any,
    Code(u32),
    Coder(u32),
    Voice(u8),
    Origin(u8),
    Weight(u8),
    Review(u8),
}

/// How many lists stand before those of codes and coders.
const VOICES: usize = 8;
const ORIGINS: usize = 8;
const WEIGHTS: usize = 4;
const REVIEWS: usize = 4;

/// The sets, for one state of the columns: lists of ordinals, ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct Sets {
    columns: Weak<Columns>,
    any: Vec<u32>,
    codes: Vec<Vec<u32>>,
    coders: Vec<Vec<u32>>,
    closed: Vec<Vec<u32>>,
}

/// What this coding is.
fn traits(row: &Row) -> impl Iterator<Item = Trait> {
    let accepted = row.review == Review::Accepted.index() as u8;
    let all = [
        Trait::Any,
        Trait::Code(row.code),
        Trait::Coder(row.coder),
        Trait::Voice(row.voice),
        Trait::Origin(row.origin),
        Trait::Weight(row.weight),
    ];
    std::iter::once(Trait::Review(row.review)).chain(all.into_iter().filter(move |_| accepted))
}

impl Sets {
    fn of(columns: &Arc<Columns>, rows: &[Row]) -> Self {
        let mut sets = Sets { columns: Arc::downgrade(columns), ..Sets::default() };
        for row in rows {
            let Some(at) = columns.ordinal(row.message) else { continue };
            for one in traits(row) {
                if let Some(list) = sets.list(one)
                    && list.last() != Some(&(at as u32))
                {
                    list.push(at as u32);
                }
            }
        }
        sets
    }

    /// Place among the closed lists; a value of a later version has none.
    fn closed(one: Trait) -> Option<usize> {
        let (at, base, size) = match one {
            Trait::Voice(at) => (at, 0, VOICES),
            Trait::Origin(at) => (at, VOICES, ORIGINS),
            Trait::Weight(at) => (at, VOICES + ORIGINS, WEIGHTS),
            Trait::Review(at) => (at, VOICES + ORIGINS + WEIGHTS, REVIEWS),
            _ => return None,
        };
        ((at as usize) < size).then_some(base + at as usize)
    }

    fn list(&mut self, one: Trait) -> Option<&mut Vec<u32>> {
        let (lists, at) = match one {
            Trait::Any => return Some(&mut self.any),
            Trait::Code(at) => (&mut self.codes, at as usize),
            Trait::Coder(at) => (&mut self.coders, at as usize),
            closed => (&mut self.closed, Self::closed(closed)?),
        };
        if lists.len() <= at {
            lists.resize(at + 1, vec![]);
        }
        lists.get_mut(at)
    }

    fn read(&self, one: Trait) -> &[u32] {
        let list = match one {
            Trait::Any => Some(&self.any),
            Trait::Code(at) => self.codes.get(at as usize),
            Trait::Coder(at) => self.coders.get(at as usize),
            closed => Self::closed(closed).and_then(|at| self.closed.get(at)),
        };
        list.map_or(&[], Vec::as_slice)
    }

    /// Brings one message up to date.
    pub fn renew(&mut self, message: i64, before: &[Row], after: &[Row]) {
        let Some(at) = self.columns.upgrade().and_then(|columns| columns.ordinal(message)) else { return };
        let at = at as u32;
        let gathered = |rows: &[Row]| {
            let mut all: Vec<Trait> = rows.iter().flat_map(traits).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (was, is) = (gathered(before), gathered(after));
        for gone in was.iter().filter(|one| is.binary_search(one).is_err()) {
            if let Some(list) = self.list(*gone)
                && let Ok(place) = list.binary_search(&at)
            {
                list.remove(place);
            }
        }
        for new in is.iter().filter(|one| was.binary_search(one).is_err()) {
            if let Some(list) = self.list(*new)
                && let Err(place) = list.binary_search(&at)
            {
                list.insert(place, at);
            }
        }
    }
}

impl Coded {
    /// The messages of these columns with a coding that is one of these.
    pub fn bearing(&self, columns: &Arc<Columns>, traits: &[Trait]) -> Ordinals {
        let sets = {
            let mut kept = lock_of(&self.sets);
            match &*kept {
                Some(sets) if sets.columns.upgrade().is_some_and(|known| Arc::ptr_eq(&known, columns)) => sets.clone(),
                _ => {
                    let sets = Arc::new(Sets::of(columns, &self.rows));
                    *kept = Some(sets.clone());
                    sets
                }
            }
        };
        let mut out = Ordinals::none(columns.len());
        traits.iter().for_each(|&one| sets.read(one).iter().for_each(|&at| out.insert(at as usize)));
        out
    }
}
