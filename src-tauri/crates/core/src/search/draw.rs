//! *Rencontre*: a seeded draw among what a query finds, so that chance brings what nobody looked for.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::error::Result;
use crate::study::Study;

impl Study {
    /// Draws up to `count` messages among `found`, uncoded ones first, each type of space in its turn. The same seed draws the same.
    pub fn draw(&self, found: &[i64], seed: u64, count: usize) -> Result<Vec<i64>> {
        let columns = self.columns()?;
        let coded = self.coded_messages()?;
        let mut by_space: FxHashMap<u8, Vec<(bool, u64, i64)>> = FxHashMap::default();
        for &id in found {
            if let Some(at) = columns.ordinal(id) {
                by_space.entry(columns.space[at]).or_default().push((coded.contains(&id), xxh3_64_with_seed(&id.to_le_bytes(), seed), id));
            }
        }
        let mut strata: Vec<_> = by_space.into_iter().collect();
        strata.sort_by_key(|(space, _)| xxh3_64_with_seed(&[*space], seed));
        for (_, messages) in &mut strata {
            messages.sort_unstable();
            messages.reverse();
        }
        let mut drawn = vec![];
        while drawn.len() < count && strata.iter().any(|(_, messages)| !messages.is_empty()) {
            for (_, messages) in &mut strata {
                if drawn.len() < count {
                    drawn.extend(messages.pop().map(|(_, _, id)| id));
                }
            }
        }
        Ok(drawn)
    }
}
