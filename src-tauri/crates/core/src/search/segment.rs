//! Segments: what one coding is, and how codings meet on the same words.

use super::members::Ordinals;
use super::query::{Meeting, Node};
use super::run::Plan;
use crate::error::Result;

impl Plan<'_> {
    /// Messages where one coding is all of this at once.
    pub(super) fn coding(&mut self, _parts: &[Node]) -> Result<Ordinals> {
        Ok(Ordinals::none(self.columns.len()))
    }

    /// Messages where one segment of each part meets the others.
    pub(super) fn overlap(&mut self, _meeting: Meeting, _parts: &[Node]) -> Result<Ordinals> {
        Ok(Ordinals::none(self.columns.len()))
    }
}
