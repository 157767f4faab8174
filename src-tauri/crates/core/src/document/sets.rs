//! Sets of messages in a document. A set is named by what queries call it, its messages by their external ids.

use std::collections::HashMap;

use super::import::message;
use super::{Document, SetRecord};
use crate::error::Result;
use crate::search::words::fold;
use crate::set::{MessageSet, SetKind, change};
use crate::storage::sql;
use crate::study::{Study, Work};

impl Study {
    /// The sets of the study with those of their messages that go out, `exts` by row id.
    pub(super) fn set_records(&self, exts: &HashMap<i64, String>) -> Result<Vec<SetRecord>> {
        let mut records = vec![];
        for set in self.sets()? {
            let mut messages = vec![];
            let mut statement = self.conn.prepare_cached(sql!("set/members"))?;
            let mut rows = statement.query([set.id])?;
            while let Some(row) = rows.next()? {
                messages.extend(exts.get(&row.get(0)?).cloned());
            }
            let signed = !set.author.is_empty();
            records.push(SetRecord {
                id: set.name,
                kind: set.kind,
                query: set.query,
                messages,
                drawn: set.drawn,
                note: set.note,
                author: set.author,
                at: signed.then_some(set.at),
            });
        }
        Ok(records)
    }
}

/// Writes the sets of a document, its messages being there.
pub(super) fn write(work: &Work<'_>, document: &Document) -> Result<()> {
    for one in &document.sets {
        let messages = one.messages.iter().map(|ext| message(work, ext)).collect::<Result<Vec<_>>>()?;
        let SetRecord { id, kind, query, drawn, note, author, at, .. } = one.clone();
        let at = at.unwrap_or_else(|| work.at.clone());
        change::insert(work, &MessageSet { id: 0, name: id, kind, query, drawn, note, author, at }, &messages)?;
    }
    Ok(())
}

/// What is wrong with a set beside those before it and those of the study; `None` where nothing is.
pub(super) fn fault(at: usize, document: &Document, standing: &[MessageSet]) -> Option<(&'static str, String)> {
    let one = &document.sets[at];
    let is = |name: &str| fold(name) == fold(&one.id);
    if fold(&one.id).is_empty() {
        return Some(("id", "a set has a name".to_owned()));
    }
    if document.sets[..at].iter().any(|before| is(&before.id)) {
        return Some(("id", format!("{:?} is there twice", one.id)));
    }
    if let Some(other) = standing.iter().find(|other| is(&other.name) && other.name != one.id) {
        return Some(("id", format!("{:?} is called {:?} in the study", one.id, other.name)));
    }
    match one.kind {
        SetKind::Query if one.query.as_deref().is_none_or(|query| query.trim().is_empty()) => {
            Some(("query", "a query that is kept says what it asks".to_owned()))
        }
        SetKind::Query if !one.messages.is_empty() => Some(("messages", "a query that is kept holds no messages".to_owned())),
        SetKind::Hand | SetKind::Query if one.drawn.is_some() => Some(("drawn", "only a sample was drawn".to_owned())),
        _ => None,
    }
}
