//! The roots of conversations, found while an import loads: trees of replies, and what sources name as one whoever answers whom.

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::loader::{Loader, hash};
use crate::error::Result;
use crate::storage::sql;

/// What a message stands in whoever answers whom, by its hash.
pub(super) type Whole = u128;

/// What opens a conversation that its source names: rather a message that answers nothing, rather the oldest, else the first.
pub(super) type Opening = (bool, i64, i64);

/// What opens the conversations that sources named in earlier imports.
pub(super) fn wholes(conn: &Connection) -> Result<FxHashMap<Whole, Opening>> {
    let mut statement = conn.prepare_cached(sql!("import/wholes"))?;
    let read = statement.query_map([], |row| Ok((hash(row.get_ref(0)?.as_str()?), (row.get(2)?, row.get(3)?, row.get(1)?))))?;
    Ok(read.collect::<rusqlite::Result<_>>()?)
}

impl Loader<'_> {
    /// Finds the root of every message; a loop of parents is cut at the message where it was met. What its source names as one
    /// conversation has one root, and what answers it stands there too.
    pub(super) fn find_roots(&mut self, conn: &Connection) -> Result<Vec<i64>> {
        let cycles = self.cut_cycles();
        let mut settled = vec![false; self.roots.len()];
        let mut path = vec![];
        for start in 0..self.roots.len() {
            let mut at = start;
            path.clear();
            let root = loop {
                if settled[at] {
                    break self.roots[at];
                }
                path.push(at);
                if let Some(whole) = self.within.get(at).copied().flatten() {
                    break self.root_of(whole).unwrap_or(self.first + at as i64);
                }
                match self.parents[at] {
                    0 => break self.first + at as i64,
                    parent if parent < self.first => {
                        break conn.prepare_cached(sql!("import/root_of"))?.query_row([parent], |row| row.get(0))?;
                    }
                    parent => at = (parent - self.first) as usize,
                }
            };
            for &step in &path {
                self.roots[step] = root;
                settled[step] = true;
            }
        }
        Ok(cycles)
    }

    /// Cuts the loops of parents, and tells where.
    fn cut_cycles(&mut self) -> Vec<i64> {
        let mut cycles = vec![];
        // The walk in which each message was last met: meeting it twice in one walk is a loop.
        let mut met = vec![usize::MAX; self.parents.len()];
        for start in 0..self.parents.len() {
            let mut at = start;
            while met[at] == usize::MAX || met[at] == start {
                if met[at] == start {
                    self.parents[at] = 0;
                    cycles.push(self.first + at as i64);
                    break;
                }
                met[at] = start;
                match self.parents[at] {
                    parent if parent >= self.first && parent != 0 => at = (parent - self.first) as usize,
                    _ => break,
                }
            }
        }
        cycles
    }

    /// The root under which this import keeps a conversation that its source names: that of earlier imports, which stays until
    /// the import is in force, else what opens it.
    fn root_of(&self, whole: Whole) -> Option<i64> {
        self.before.get(&whole).copied().or_else(|| Some(self.wholes.get(&whole)?.2))
    }

    /// Roots of conversations of earlier imports that this one opens earlier: the old, and the new.
    pub(super) fn reopened(&self) -> Vec<(i64, i64)> {
        let moved = |(whole, old): (&Whole, &i64)| Some((*old, self.wholes.get(whole)?.2)).filter(|(old, new)| old != new);
        self.before.iter().filter_map(moved).collect()
    }
}
