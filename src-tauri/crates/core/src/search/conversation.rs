//! Conversations in which something is found.

use rustc_hash::FxHashMap;

use super::find::Sort;
use super::results::Results;
use super::run::Plan;
use crate::corpus::columns::UNDATED;
use crate::corpus::conversation::{Views, tree_order};
use crate::error::Result;

/// A conversation in which something is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundThread {
    /// Row id of its root.
    pub root: i64,
    /// Row ids of its messages that are found, in the order in which it is read.
    pub found: Vec<i64>,
}

impl Results<'_> {
    /// The conversations in which something is found, in the order of the first that is: the most relevant, the oldest, or the
    /// order of the corpus.
    pub fn conversations(&self, sort: Sort) -> Result<Vec<i64>> {
        let columns = &self.columns;
        let ids: Vec<i64> = match sort {
            Sort::Relevance => match self.study.nearest_asked(&self.node)? {
                Some(nearest) => [nearest, self.ids()].concat(),
                None => Plan::of(self.study, self.node.clone())?.best(0, usize::MAX)?.1,
            },
            Sort::Thread => self.ids(),
            Sort::Date => {
                let mut ordinals: Vec<usize> = self.set.iter().collect();
                ordinals.sort_by_key(|&at| (columns.posted[at] == UNDATED, columns.posted[at]));
                ordinals.into_iter().map(|at| columns.ids[at]).collect()
            }
        };
        let mut places: FxHashMap<i64, usize> = FxHashMap::default();
        let mut roots = vec![];
        for at in ids.into_iter().filter_map(|id| columns.ordinal(id)).filter(|&at| self.set.contains(at)) {
            places.entry(columns.root[at]).or_insert_with(|| {
                roots.push(columns.root[at]);
                roots.len()
            });
        }
        if sort == Sort::Thread {
            roots.sort_by_key(|&root| columns.ordinal(root));
        }
        Ok(roots)
    }

    /// What is found in one conversation, in the order in which it is read.
    pub fn in_thread(&self, views: &Views, root: i64) -> FoundThread {
        let members = views.conversations.place(root).map_or(&[] as &[u32], |at| views.conversations.members(at));
        let read = tree_order(&self.columns, members).into_iter().map(|(member, _)| member as usize);
        FoundThread { root, found: read.filter(|&at| self.set.contains(at)).map(|at| self.columns.ids[at]).collect() }
    }
}
