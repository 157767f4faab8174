//! What a query finds, as a set: each shape in which it is shown is computed from here, one file a shape.

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::coded::Row;
use super::members::Ordinals;
use super::query::{Node, Problem, read};
use super::run::Plan;
use crate::coding::Review;
use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::study::Study;

/// Up to this many messages, what they bear is asked of each; beyond, one pass over everything costs less.
pub(super) const FEW: usize = 2_000;

/// What a query finds in a study.
pub struct Results<'a> {
    pub(super) study: &'a Study,
    pub(super) columns: Arc<Columns>,
    pub(super) set: Ordinals,
    /// The query as it was understood.
    pub node: Node,
    /// What was not; places are code points of the query as it was typed.
    pub problems: Vec<Problem>,
    borne: OnceCell<Borne>,
}

/// Four numbers that say how far what is found reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Messages.
    pub messages: usize,
    /// Persons who wrote them.
    pub persons: usize,
    /// Types of space where they were written.
    pub spaces: usize,
    /// Accepted codings on them.
    pub codings: usize,
}

/// The accepted codings on what is found.
#[derive(Default)]
pub(super) struct Borne {
    /// Of each: row id of the code, ordinal of the message, place in `coders`.
    pub codings: Vec<(i64, u32, u32)>,
    /// Who coded.
    pub coders: Vec<String>,
}

impl Study {
    /// What a query finds. What could not be understood is told, never refused.
    pub fn results(&self, query: &str) -> Result<Results<'_>> {
        let parsed = read(query);
        let (node, mut problems) = (parsed.node.clone(), parsed.problems.clone());
        let mut plan = Plan::of(self, node.clone())?;
        let set = plan.all()?;
        problems.extend(plan.problems_in(&parsed));
        Ok(Results { problems, ..self.gathered(node, set)? })
    }

    /// The same, the set being known already.
    pub(super) fn gathered(&self, node: Node, set: Ordinals) -> Result<Results<'_>> {
        Ok(Results { study: self, columns: self.columns()?, set, node, problems: vec![], borne: OnceCell::new() })
    }
}

impl Results<'_> {
    /// How many messages are found.
    pub fn total(&self) -> usize {
        self.set.count()
    }

    /// Row ids of the messages found, in the order of the corpus.
    pub fn ids(&self) -> Vec<i64> {
        self.set.iter().map(|at| self.columns.ids[at]).collect()
    }

    /// How far what is found reaches.
    pub fn reach(&self) -> Result<Reach> {
        let (mut persons, mut spaces) = (FxHashSet::default(), 0u64);
        for at in self.set.iter() {
            persons.insert(self.columns.person[at]);
            spaces |= 1 << self.columns.space[at];
        }
        let codings = self.borne()?.codings.len();
        Ok(Reach { messages: self.total(), persons: persons.len(), spaces: spaces.count_ones() as usize, codings })
    }

    /// The accepted codings on what is found; read once.
    pub(super) fn borne(&self) -> Result<&Borne> {
        if let Some(borne) = self.borne.get() {
            return Ok(borne);
        }
        let borne = self.read_borne()?;
        Ok(self.borne.get_or_init(|| borne))
    }

    fn read_borne(&self) -> Result<Borne> {
        let coded = self.study.coded()?;
        let accepted = Review::Accepted.index() as u8;
        let mut borne = Borne { codings: vec![], coders: coded.coders().to_vec() };
        let mut take = |at: usize, row: &Row| {
            if row.review == accepted {
                borne.codings.push((coded.code_at(row.code), at as u32, row.coder));
            }
        };
        if self.total() <= FEW {
            self.set.iter().for_each(|at| coded.of(self.columns.ids[at]).iter().for_each(|row| take(at, row)));
        } else {
            for rows in coded.rows().chunk_by(|a, b| a.message == b.message) {
                if let Some(at) = self.columns.ordinal(rows[0].message).filter(|&at| self.set.contains(at)) {
                    rows.iter().for_each(|row| take(at, row));
                }
            }
        }
        Ok(borne)
    }
}
