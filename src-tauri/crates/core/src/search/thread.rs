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
        let mut kept: Option<FxHashSet<i64>> = None;
        for part in parts {
            let roots: FxHashSet<i64> = self.found(part)?.iter().map(|at| columns.root[at]).collect();
            kept = Some(match kept {
                Some(before) => before.intersection(&roots).copied().collect(),
                None => roots,
            });
        }
        let kept = kept.unwrap_or_default();
        Ok(Ordinals::of(columns.len(), |at| kept.contains(&columns.root[at])))
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
