//! What the index alone cannot tell: words near each other, words as they are written, patterns. Told from the texts, of those
//! messages only that the index and the rest of the query leave; remembered, so that a page or a count does not read them again.

use std::sync::{Arc, Weak};

use tantivy::query::{BooleanQuery, EmptyQuery, Occur, Query, RegexQuery};

use super::index::Index;
use super::mark::Marker;
use super::members::Ordinals;
use super::pattern;
use super::query::Node;
use super::run::Plan;
use super::wording::rows;
use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::storage::sql;
use crate::study::lock_of;

/// Parts of queries that are remembered with an index.
const REMEMBERED: usize = 16;

/// What reading told of a part of a query.
pub struct Read {
    node: Node,
    /// The columns that ordinals refer to.
    columns: Weak<Columns>,
    known: Ordinals,
    found: Ordinals,
}

impl Plan<'_> {
    /// Messages whose text holds this, among those that the rest of the query leaves.
    pub(super) fn read(&mut self, index: &Index, node: &Node) -> Result<Ordinals> {
        let len = self.columns.len();
        if let Node::Regex(text) = node
            && let Err(code) = pattern::compile(text)
        {
            self.problems.push((node.clone(), code));
            // A pattern that means nothing finds nothing: never more than was asked.
            return Ok(Ordinals::none(len));
        }
        let asked = self.within.clone().unwrap_or_else(|| Arc::new(Ordinals::of(len, |_| true)));
        let (mut known, mut found) = self.recall(index, node).unwrap_or_else(|| (Ordinals::none(len), Ordinals::none(len)));
        let mut unread = known.clone();
        unread.negate();
        unread.and(&asked);
        if unread.count() > 0 {
            known.or(&unread);
            if let Some(query) = self.may_hold(index, node)? {
                unread.and(&self.ids(index, &*query)?);
            }
            let marker = Marker::of(node);
            self.texts(&unread, |at, text| {
                let lang = self.columns.langs[self.columns.lang[at] as usize].as_str();
                if marker.holds(text, Some(lang).filter(|lang| !lang.is_empty())) {
                    found.insert(at);
                }
            })?;
            self.remember(index, node, known, found.clone());
        }
        found.and(&asked);
        Ok(found)
    }

    fn recall(&self, index: &Index, node: &Node) -> Option<(Ordinals, Ordinals)> {
        let kept = lock_of(&index.read);
        let read = kept.iter().find(|read| read.columns.as_ptr() == Arc::as_ptr(&self.columns) && read.node == *node)?;
        Some((read.known.clone(), read.found.clone()))
    }

    fn remember(&self, index: &Index, node: &Node, known: Ordinals, found: Ordinals) {
        let mut kept = lock_of(&index.read);
        kept.retain(|read| read.columns.strong_count() > 0 && read.node != *node);
        if kept.len() == REMEMBERED {
            kept.remove(0);
        }
        kept.push(Read { node: node.clone(), columns: Arc::downgrade(&self.columns), known, found });
    }

    /// What every message that holds this is found by in the index, where the index can tell.
    fn may_hold(&self, index: &Index, node: &Node) -> Result<Option<Box<dyn Query>>> {
        Ok(match node {
            Node::Near { left, right, .. } => {
                let (Some(left), Some(right)) = (self.may_hold(index, left)?, self.may_hold(index, right)?) else { return Ok(None) };
                Some(Box::new(BooleanQuery::new(vec![(Occur::Must, left), (Occur::Must, right)])))
            }
            Node::Regex(text) => match pattern::letters(text) {
                Some(letters) => Some(Box::new(RegexQuery::from_pattern(&format!(".*{letters}.*"), index.fields.word)?)),
                None => None,
            },
            wording => {
                let mut any: Vec<(Occur, Box<dyn Query>)> = vec![];
                for row in rows(wording) {
                    let all = row.iter().map(|part| Ok((Occur::Must, self.one(index, part)?))).collect::<Result<Vec<_>>>()?;
                    any.push((Occur::Should, Box::new(BooleanQuery::new(all))));
                }
                Some(if any.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::new(any)) })
            }
        })
    }

    /// Reads the texts of a set.
    fn texts(&self, set: &Ordinals, mut each: impl FnMut(usize, &str)) -> Result<()> {
        let count = set.count();
        // Many texts are read faster in their order on disk than one by one.
        if count > 1000 && count > set.len() / 8 {
            let mut statement = self.study.conn.prepare_cached(sql!("import/texts"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if let Some(at) = self.columns.ordinal(row.get(0)?).filter(|&at| set.contains(at)) {
                    each(at, row.get_ref(2)?.as_str()?);
                }
            }
            return Ok(());
        }
        let mut statement = self.study.conn.prepare_cached(sql!("message/text"))?;
        for at in set.iter() {
            let mut rows = statement.query([self.columns.ids[at]])?;
            if let Some(row) = rows.next()? {
                each(at, row.get_ref(0)?.as_str()?);
            }
        }
        Ok(())
    }
}
