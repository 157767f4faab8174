//! *Rencontre*: a seeded draw among what a query finds, so that chance brings what nobody looked for. Each type of space has its turn.
//! What was drawn or read is not drawn again before everything was.

pub mod far;
pub mod rare;
pub mod seen;

use std::collections::HashSet;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::error::Result;
use crate::set::sample::order;
use crate::study::Study;

/// Among what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pool {
    /// Everything, what is not coded first.
    #[default]
    Whole,
    /// What bears no code.
    Uncoded,
    /// Everything, the most neglected first: what was never read, then what was read longest ago, by day; of these, what has the most
    /// rare words (three count as many); then chance. The rarest types of space begin.
    Neglected,
    /// Far neighbours of a message, by row id: what shares an isotopy with it, or a code where it has none, in another type of space or
    /// another language; what differs in both comes first.
    Far(i64),
}

/// What a draw gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draw {
    /// The message; `None` where there is none to draw.
    pub message: Option<i64>,
    /// How many of the pool were met before.
    pub met: usize,
    /// How many there are in the pool.
    pub of: usize,
    /// Whether all of them were met: the order begins again.
    pub again: bool,
}

/// When a message of a type of space has its turn: how early its pool wants it, then chance.
type Turn = ((i64, u8), (u64, i64));

impl Study {
    /// The messages of a pool among these, in the order in which the seed draws them.
    pub fn drawing_order(&self, among: &[i64], pool: Pool, seed: u64) -> Result<Vec<i64>> {
        let columns = self.columns()?;
        // What comes first of its type of space has the smallest key.
        let keyed: Vec<(i64, (i64, u8))> = match pool {
            Pool::Whole => {
                let coded = self.coded_messages()?;
                among.iter().map(|&id| (id, (i64::from(coded.contains(&id)), 0))).collect()
            }
            Pool::Uncoded => {
                let coded = self.coded_messages()?;
                among.iter().filter(|id| !coded.contains(id)).map(|&id| (id, (0, 0))).collect()
            }
            Pool::Neglected => {
                let (days, rare) = (self.days_seen()?, self.rare_counts()?);
                let key = |id: i64| {
                    let words = rare.get(&id).copied().unwrap_or_default();
                    (days.get(&id).copied().unwrap_or(i64::MIN), rare::MANY - words)
                };
                among.iter().map(|&id| (id, key(id))).collect()
            }
            Pool::Far(of) => {
                let far = self.far_neighbours(of)?;
                among.iter().filter_map(|&id| Some((id, (0, *far.get(&id)?)))).collect()
            }
        };
        let mut by_space: FxHashMap<u8, Vec<Turn>> = FxHashMap::default();
        for (id, key) in keyed {
            if let Some(at) = columns.ordinal(id) {
                by_space.entry(columns.space[at]).or_default().push((key, order(id, seed)));
            }
        }
        let mut sizes: FxHashMap<u8, usize> = FxHashMap::default();
        if pool == Pool::Neglected {
            columns.space.iter().for_each(|&space| *sizes.entry(space).or_default() += 1);
        }
        let mut strata: Vec<_> = by_space.into_iter().collect();
        strata.sort_by_key(|(space, _)| (sizes.get(space).copied(), xxh3_64_with_seed(&[*space], seed)));
        for (_, messages) in &mut strata {
            messages.sort_unstable();
            messages.dedup();
            messages.reverse();
        }
        let mut drawn = vec![];
        while strata.iter().any(|(_, messages)| !messages.is_empty()) {
            for (_, messages) in &mut strata {
                drawn.extend(messages.pop().map(|(_, (_, id))| id));
            }
        }
        Ok(drawn)
    }

    /// Draws the next message of a pool: the first of its order that was not met. Once all were, the order begins again, `last` aside.
    pub fn draw(&self, among: &[i64], pool: Pool, seed: u64, met: &HashSet<i64>, last: Option<i64>) -> Result<Draw> {
        let order = self.drawing_order(among, pool, seed)?;
        let before = order.iter().filter(|id| met.contains(id)).count();
        let again = !order.is_empty() && before == order.len();
        let message = if again {
            // The one after the last: no message twice in a row, and the same round as the first.
            let after = order.iter().position(|&id| Some(id) == last).map_or(0, |at| (at + 1) % order.len());
            order.get(after).copied()
        } else {
            order.iter().copied().find(|id| !met.contains(id))
        };
        Ok(Draw { message, met: before, of: order.len(), again })
    }
}
