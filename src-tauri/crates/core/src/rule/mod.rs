//! Rules: queries that a code carries, and that suggest it. A rule writes nothing by itself: it is previewed against what
//! people coded, and a person accepts or refuses what it finds. It never touches a coding made by hand.

pub mod change;
pub mod decide;
pub mod measure;
pub mod place;
pub mod preview;

use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::corpus::lists::closed_list;
use crate::error::{Error, Result};
use crate::search::members::Ordinals;
use crate::search::query::parse;
use crate::search::run::{Plan, has_words};
use crate::storage::sql;
use crate::study::Study;

closed_list! {
    /// What a rule codes of a message that its query finds.
    Reach { Message = "message", Match = "match", Sentence = "sentence" }
}

/// A rule of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Row id.
    pub id: i64,
    /// Row id of the code that it suggests.
    pub code: i64,
    /// What it asks, in the language of searches.
    pub query: String,
    /// What it codes of what it finds.
    pub reach: Reach,
    /// Why.
    pub note: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// A rule that is previewed: one that stands, or one that is still being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Row id of the rule; `None` where it is not one yet.
    pub id: Option<i64>,
    /// What it asks.
    pub query: String,
    /// What it codes of what it finds.
    pub reach: Reach,
}

impl From<Rule> for Draft {
    fn from(rule: Rule) -> Self {
        Draft { id: Some(rule.id), query: rule.query, reach: rule.reach }
    }
}

fn rule(row: &Row<'_>) -> rusqlite::Result<Rule> {
    Ok(Rule {
        id: row.get(0)?,
        code: row.get(1)?,
        query: row.get(2)?,
        reach: Reach::from_word(row.get_ref(3)?.as_str()?).unwrap_or(Reach::Match),
        note: row.get(4)?,
        author: row.get(5)?,
        at: row.get(6)?,
    })
}

impl Study {
    /// Every rule, code by code, each code's in its order.
    pub fn rules(&self) -> Result<Vec<Rule>> {
        Ok(self.conn.prepare_cached(sql!("rule/all"))?.query_map([], rule)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The rules of a code, in their order.
    pub fn rules_of(&self, code: i64) -> Result<Vec<Rule>> {
        Ok(self.conn.prepare_cached(sql!("rule/of_code"))?.query_map([code], rule)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One rule.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when there is none of this number.
    pub fn rule(&self, id: i64) -> Result<Rule> {
        let found = self.conn.prepare_cached(sql!("rule/one"))?.query_row([id], rule).optional()?;
        found.ok_or_else(|| Error::UnknownObject { kind: "rule".into(), id: id.to_string() })
    }

    /// What a rule asks, or asked before it was taken away: a coding outlives its rule.
    pub fn rule_said(&self, id: i64) -> Result<Option<(String, bool)>> {
        if let Some(rule) = self.conn.prepare_cached(sql!("rule/one"))?.query_row([id], rule).optional()? {
            return Ok(Some((rule.query, true)));
        }
        let gone: Option<Option<String>> = self.conn.prepare_cached(sql!("rule/gone"))?.query_row([id], |row| row.get(0)).optional()?;
        Ok(gone.flatten().map(|query| (query, false)))
    }

    /// Refuses a query that is not understood whole, or that gives no words where words are to be coded.
    pub(crate) fn checked_rule(&self, query: &str, reach: Reach) -> Result<()> {
        self.asked(query, reach, Plan::settle)
    }

    /// The messages that a rule finds; refused as by [`Study::checked_rule`].
    pub(crate) fn found_by(&self, query: &str, reach: Reach) -> Result<Ordinals> {
        self.asked(query, reach, Plan::all)
    }

    fn asked<'a, T>(&'a self, query: &str, reach: Reach, run: impl FnOnce(&mut Plan<'a>) -> Result<T>) -> Result<T> {
        if query.trim().is_empty() {
            return Err(Error::BadParameter { name: "query".into(), value: query.to_owned() });
        }
        let (node, problems) = parse(query);
        let words = has_words(&node);
        let mut plan = Plan::of(self, node)?;
        let done = run(&mut plan)?;
        if let Some(problem) = problems.into_iter().chain(plan.problems()).next() {
            return Err(Error::BadQuery { detail: problem.code });
        }
        if reach != Reach::Message && !words {
            return Err(Error::BadQuery { detail: "no_words_to_code".into() });
        }
        Ok(done)
    }
}
