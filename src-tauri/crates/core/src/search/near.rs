//! What the index alone cannot tell: words near each other, and patterns, told from the texts.

use tantivy::query::{EmptyQuery, Query};

use super::index::Index;
use super::members::Ordinals;
use super::query::Node;
use super::run::Plan;
use crate::error::Result;

impl Plan<'_> {
    /// Messages whose text holds this, read one by one among those that may.
    pub(super) fn read(&mut self, _index: &Index, _node: &Node) -> Result<Ordinals> {
        Ok(Ordinals::none(self.columns.len()))
    }

    /// Words that are this one, a letter or two aside.
    pub(super) fn fuzzy(&self, _index: &Index, _text: &str) -> Result<Box<dyn Query>> {
        Ok(Box::new(EmptyQuery))
    }
}
