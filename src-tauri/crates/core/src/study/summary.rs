//! A study at a glance: what the first screen and the left column count.

use serde::Serialize;

use super::Study;
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
    pub codes: i64,
    pub codings: i64,
    pub coded_messages: i64,
    pub memos: i64,
    pub insights: i64,
    /// Squares and quests.
    pub readings: i64,
    pub operations: i64,
}

impl Study {
    /// Counts what the study holds, from the file alone: the corpus is not loaded.
    pub fn summary(&self) -> Result<Summary> {
        let count = |statement: &str| -> Result<i64> { Ok(self.conn.prepare_cached(statement)?.query_row([], |row| row.get(0))?) };
        Ok(Summary {
            messages: count(sql!("summary/messages"))?,
            conversations: count(sql!("summary/conversations"))?,
            persons: count(sql!("summary/persons"))?,
            spaces: count(sql!("summary/spaces"))?,
            codes: count(sql!("summary/codes"))?,
            codings: count(sql!("summary/codings"))?,
            coded_messages: count(sql!("summary/coded_messages"))?,
            memos: count(sql!("summary/memos"))?,
            insights: count(sql!("summary/insights"))?,
            readings: count(sql!("summary/readings"))?,
            operations: count(sql!("journal/count"))?,
        })
    }

    /// Number of visible messages in which the brand itself speaks.
    pub fn brand_messages(&self) -> Result<usize> {
        let columns = self.columns()?;
        Ok((0..columns.len()).filter(|&at| columns.is_brand_speech(at)).count())
    }
}
