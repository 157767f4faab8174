//! Adding, editing, ordering and deleting rules. What they suggested stays as it was decided.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::{Reach, Rule};
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// What a person says of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRule {
    /// Row id of the code that it suggests.
    pub code: i64,
    /// What it asks.
    pub query: String,
    /// What it codes of what it finds.
    pub reach: Reach,
    /// Why.
    pub note: Option<String>,
}

/// Writes a rule at the end of those of its code, and answers its row id.
pub(crate) fn insert(work: &Work<'_>, new: &NewRule, author: &str, at: &str) -> Result<i64> {
    let id = id::take(work.conn, "rule", 1)?;
    work.conn.prepare_cached(sql!("rule/insert"))?.execute(params![id, new.code, new.query, new.reach.word(), new.note, author, at])?;
    Ok(id)
}

impl Study {
    /// Adds a rule to a code; answers its row id.
    ///
    /// # Errors
    /// [`Error::BadQuery`] where the query is not understood whole.
    pub fn add_rule(&mut self, new: &NewRule, now: DateTime<Utc>) -> Result<Output<i64>> {
        let code = self.code_by_row(new.code)?;
        self.checked_rule(&new.query, new.reach)?;
        self.transact("add-rule", now, |work| {
            work.note("code", code.told());
            work.note("query", new.query.trim());
            let (author, at) = (work.author.clone(), work.at.clone());
            insert(work, &NewRule { query: new.query.trim().to_owned(), ..new.clone() }, &author, &at)
        })
    }

    /// Says a rule otherwise. Its code and its place stay.
    ///
    /// # Errors
    /// As [`Study::add_rule`].
    pub fn edit_rule(&mut self, id: i64, query: &str, reach: Reach, note: Option<&str>, now: DateTime<Utc>) -> Result<Output<()>> {
        let code = self.code_by_row(self.rule(id)?.code)?;
        self.checked_rule(query, reach)?;
        self.transact("edit-rule", now, |work| {
            work.note("code", code.told());
            work.note("query", query.trim());
            work.conn.prepare_cached(sql!("rule/update"))?.execute(params![id, query.trim(), reach.word(), note])?;
            Ok(())
        })
    }

    /// Puts a rule before another one of its code, or last.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] before a rule of another code.
    pub fn move_rule(&mut self, id: i64, before: Option<i64>, now: DateTime<Utc>) -> Result<Output<()>> {
        let moved = self.rule(id)?;
        let code = self.code_by_row(moved.code)?;
        let mut order: Vec<i64> = self.rules_of(moved.code)?.into_iter().map(|rule| rule.id).filter(|&other| other != id).collect();
        let at = match before {
            Some(before) => order
                .iter()
                .position(|&other| other == before)
                .ok_or_else(|| Error::UnknownObject { kind: "rule".into(), id: before.to_string() })?,
            None => order.len(),
        };
        order.insert(at, id);
        self.transact("move-rule", now, |work| {
            work.note("code", code.told());
            work.note("query", moved.query);
            for (position, rule) in order.iter().enumerate() {
                work.conn.prepare_cached(sql!("rule/set_position"))?.execute(params![rule, position as i64 + 1])?;
            }
            Ok(())
        })
    }

    /// Deletes a rule. The codings that it suggested stay, and still say what it asked.
    pub fn delete_rule(&mut self, id: i64, now: DateTime<Utc>) -> Result<Output<Rule>> {
        let gone = self.rule(id)?;
        let code = self.code_by_row(gone.code)?;
        self.transact("delete-rule", now, |work| {
            work.note("code", code.told());
            work.note("query", gone.query.clone());
            work.note("rule", id);
            work.conn.prepare_cached(sql!("rule/delete"))?.execute([id])?;
            Ok(gone)
        })
    }
}
