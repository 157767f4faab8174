//! Sets of messages: queries that stay live, messages chosen by hand, samples drawn. All of them stand in queries as `set:NAME`.
//! A set never changes a message, and what is drawn stays as it was drawn.

pub mod change;
pub mod quota;
pub mod sample;
pub mod uses;
pub mod variation;

use rusqlite::Row;

use crate::corpus::lists::closed_list;
use crate::error::{Error, Result};
use crate::search::filter::Filtered;
use crate::search::members::Ordinals;
use crate::search::query::parse;
use crate::search::run::Plan;
use crate::search::words::fold;
use crate::storage::sql;
use crate::study::Study;
use sample::Drawn;
use serde::{Deserialize, Serialize};

closed_list! {
    /// What a set is made of.
    SetKind { Query = "query", Hand = "hand", Sample = "sample" }
}

/// A set of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageSet {
    /// Row id.
    pub id: i64,
    /// What queries call it.
    pub name: String,
    /// What it is made of.
    pub kind: SetKind,
    /// What it asks; of a sample, among what it was drawn.
    pub query: Option<String>,
    /// How a sample was drawn.
    pub drawn: Option<Drawn>,
    /// Why it is there.
    pub note: Option<String>,
    /// Who made it.
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

fn set(row: &Row<'_>) -> rusqlite::Result<MessageSet> {
    let drawn: Option<String> = row.get(4)?;
    Ok(MessageSet {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: SetKind::from_word(row.get_ref(2)?.as_str()?).unwrap_or(SetKind::Hand),
        query: row.get(3)?,
        drawn: drawn.and_then(|drawn| serde_json::from_str(&drawn).ok()),
        note: row.get(5)?,
        author: row.get(6)?,
        at: row.get(7)?,
    })
}

impl Study {
    /// Every set, in the order in which they were made.
    pub fn sets(&self) -> Result<Vec<MessageSet>> {
        Ok(self.conn.prepare_cached(sql!("set/all"))?.query_map([], set)?.collect::<rusqlite::Result<_>>()?)
    }

    /// A set by its name, whatever its case and its accents.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when there is none of this name.
    pub fn find_set(&self, name: &str) -> Result<MessageSet> {
        let wanted = fold(name.trim());
        let found = self.sets()?.into_iter().find(|set| fold(&set.name) == wanted);
        found.ok_or_else(|| Error::UnknownObject { kind: "set".into(), id: name.to_owned() })
    }

    /// A set by its row id.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when there is none of this number.
    pub fn set_by_row(&self, id: i64) -> Result<MessageSet> {
        let found = self.sets()?.into_iter().find(|set| set.id == id);
        found.ok_or_else(|| Error::UnknownObject { kind: "set".into(), id: id.to_string() })
    }

    /// The sets by hand that hold a message, by row id.
    pub fn sets_of(&self, message: i64) -> Result<Vec<i64>> {
        let mut statement = self.conn.prepare_cached(sql!("set/of_message"))?;
        Ok(statement.query_map([message], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Row ids of the messages in force of a set, in the order of the corpus; or the code of what makes it impossible to say.
    pub fn members_of(&self, set: &MessageSet) -> Result<std::result::Result<Vec<i64>, &'static str>> {
        let columns = self.columns()?;
        Ok(self.ordinals_of(set, &self.sets()?)?.map(|found| found.iter().map(|at| columns.ids[at]).collect()))
    }

    /// What `set:NAME` keeps.
    pub(crate) fn set_filter(&self, name: &str) -> Result<Filtered> {
        let (wanted, all) = (fold(name.trim()), self.sets()?);
        match all.iter().find(|set| fold(&set.name) == wanted) {
            Some(found) => self.ordinals_of(found, &all),
            None => Ok(Err("unknown_set")),
        }
    }

    fn ordinals_of(&self, set: &MessageSet, all: &[MessageSet]) -> Result<Filtered> {
        let columns = self.columns()?;
        if set.kind == SetKind::Query {
            // Asked before it is run: a set that leads back to itself would never end.
            if uses::is_circular(set, all) {
                return Ok(Err("set_cycle"));
            }
            let (node, problems) = parse(set.query.as_deref().unwrap_or_default());
            let mut plan = Plan::of(self, node)?;
            let found = plan.all()?;
            return Ok(if problems.is_empty() && plan.problems().is_empty() { Ok(found) } else { Err("broken_set") });
        }
        let mut found = Ordinals::none(columns.len());
        let mut statement = self.conn.prepare_cached(sql!("set/members"))?;
        let mut rows = statement.query([set.id])?;
        while let Some(row) = rows.next()? {
            if let Some(at) = columns.ordinal(row.get(0)?) {
                found.insert(at);
            }
        }
        Ok(Ok(found))
    }
}
