//! Turns of a file that is read whole before the first of them is given.

use livisible_core::corpus::record::Warning;

use super::{Turn, Turns};
use crate::fault::Fault;

/// Turns that stand ready.
pub(super) struct Ready {
    turns: std::vec::IntoIter<Turn>,
    bytes: u64,
    warnings: Vec<Warning>,
}

impl Ready {
    /// These turns, out of a file of so many bytes.
    pub(super) fn boxed(turns: Vec<Turn>, bytes: u64, warnings: Vec<Warning>) -> Box<dyn Turns> {
        Box::new(Ready { turns: turns.into_iter(), bytes, warnings })
    }
}

impl Turns for Ready {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        out.extend(self.turns.by_ref().take(1000));
        Ok(self.turns.len() > 0)
    }

    fn bytes_read(&self) -> u64 {
        self.bytes
    }

    fn warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }
}
