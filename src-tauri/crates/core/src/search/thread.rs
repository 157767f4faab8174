//! Whole conversations that hold what is asked, and replies by what they answer.

use rustc_hash::FxHashSet;

use super::members::Ordinals;
use super::query::Node;
use super::run::Plan;
use crate::error::Result;

impl Plan<'_> {
    /// Messages of the conversations in which every part is found somewhere.
    pub(super) fn thread(&mut self, parts: &[Node]) -> Result<Ordinals> {
        let columns = self.columns.clone();
        let len = columns.len();
        let mut kept: Option<Ordinals> = None;
        // A root that is not visible has no ordinal: its conversation goes by its row id.
        let mut hidden: Option<FxHashSet<i64>> = None;
        for part in parts {
            let (mut roots, mut others) = (Ordinals::none(len), FxHashSet::default());
            for at in self.found(part)?.iter() {
                match columns.ordinal(columns.root[at]) {
                    Some(root) => roots.insert(root),
                    None => {
                        others.insert(columns.root[at]);
                    }
                }
            }
            kept = Some(kept.map_or(roots.clone(), |mut before| {
                before.and(&roots);
                before
            }));
            hidden = Some(hidden.map_or(others.clone(), |before| before.intersection(&others).copied().collect()));
        }
        let (Some(kept), Some(hidden)) = (kept, hidden) else { return Ok(Ordinals::none(len)) };
        Ok(Ordinals::of(len, |at| match columns.ordinal(columns.root[at]) {
            Some(root) => kept.contains(root),
            None => hidden.contains(&columns.root[at]),
        }))
    }

    /// Replies that are `answer` to what is `to`.
    pub(super) fn reply(&mut self, to: &Node, answer: &Node) -> Result<Ordinals> {
        let columns = self.columns.clone();
        let to = self.found(to)?;
        let mut kept = self.found(answer)?;
        kept.and(&Ordinals::of(columns.len(), |at| {
            columns.parent[at] != 0 && columns.ordinal(columns.parent[at]).is_some_and(|parent| to.contains(parent))
        }));
        Ok(kept)
    }
}
