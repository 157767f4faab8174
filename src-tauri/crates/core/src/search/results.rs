//! What a query finds, as a set: each shape in which it is shown is computed from here, one file a shape.

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::find::placed;
use super::members::Ordinals;
use super::query::{Node, Problem, parse};
use super::run::Plan;
use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::storage::sql;
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
        let (node, mut problems) = parse(query);
        let mut plan = Plan::of(self, node.clone())?;
        let set = plan.all()?;
        problems.extend(placed(plan.problems(), &node, query));
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
        let conn = &self.study.conn;
        let (mut borne, mut known) = (Borne::default(), FxHashMap::<String, u32>::default());
        let mut take = |row: &rusqlite::Row<'_>| -> Result<()> {
            let Some(at) = self.columns.ordinal(row.get(1)?).filter(|&at| self.set.contains(at)) else { return Ok(()) };
            let coder = row.get_ref(2)?.as_str()?;
            let coder = match known.get(coder) {
                Some(&place) => place,
                None => {
                    let place = borne.coders.len() as u32;
                    borne.coders.push(coder.to_owned());
                    known.insert(coder.to_owned(), place);
                    place
                }
            };
            borne.codings.push((row.get(0)?, at as u32, coder));
            Ok(())
        };
        if self.total() <= FEW {
            let mut statement = conn.prepare_cached(sql!("coding/accepted_on"))?;
            for at in self.set.iter() {
                let mut rows = statement.query([self.columns.ids[at]])?;
                while let Some(row) = rows.next()? {
                    take(row)?;
                }
            }
        } else {
            let mut statement = conn.prepare_cached(sql!("coding/accepted"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                take(row)?;
            }
        }
        Ok(borne)
    }
}
