//! A study at a glance: what the first screen and the left column count.

use serde::Serialize;

use super::Study;
use crate::corpus::columns::Counts;
use crate::error::Result;
use crate::storage::sql;

/// Counts of a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[expect(missing_docs, reason = "each is the number of what it is named after")]
pub struct Summary {
    pub messages: i64,
    pub conversations: i64,
    pub persons: i64,
    pub spaces: i64,
    /// Messages in which the brand itself speaks.
    pub brand_messages: i64,
    pub codes: i64,
    /// Accepted ones.
    pub codings: i64,
    pub coded_messages: i64,
    pub memos: i64,
    pub insights: i64,
    /// Squares and quests.
    pub readings: i64,
    pub operations: i64,
}

impl Study {
    /// Counts what the study holds.
    pub fn summary(&self) -> Result<Summary> {
        self.summary_of(self.columns()?.counts())
    }

    /// The same, what the corpus counts being known: only what the analyst did is counted anew.
    pub fn summary_of(&self, corpus: Counts) -> Result<Summary> {
        let count = |statement: &str| -> Result<i64> { Ok(self.conn.prepare_cached(statement)?.query_row([], |row| row.get(0))?) };
        Ok(Summary {
            messages: corpus.messages as i64,
            conversations: corpus.conversations as i64,
            persons: corpus.persons as i64,
            spaces: corpus.spaces as i64,
            brand_messages: corpus.brand_messages as i64,
            codes: count(sql!("summary/codes"))?,
            codings: count(sql!("summary/codings"))?,
            coded_messages: count(sql!("summary/coded_messages"))?,
            memos: count(sql!("summary/memos"))?,
            insights: count(sql!("summary/insights"))?,
            readings: count(sql!("summary/readings"))?,
            operations: count(sql!("journal/count"))?,
        })
    }
}
