//! Memos: what the analyst thinks, on anything.

use chrono::{DateTime, Utc};
use rusqlite::{Row, params};

use crate::corpus::lists::closed_list;
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study};
use serde::{Deserialize, Serialize};

closed_list! {
    /// What a memo is about.
    Subject {
        Study = "study", Message = "message", Conversation = "conversation", Account = "account", Person = "person", Code = "code",
        Coding = "coding", Square = "square", Quest = "quest", Insight = "insight", Reply = "reply",
    }
}

/// A memo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memo {
    /// Row id.
    pub id: i64,
    /// What kind of thing it is about.
    pub on: Subject,
    /// Row id of that thing.
    pub on_id: i64,
    /// Title.
    pub title: Option<String>,
    /// What it says.
    pub body: String,
    /// Who wrote it.
    pub author: String,
    /// When, RFC 3339.
    pub at: String,
}

fn memo(row: &Row<'_>) -> rusqlite::Result<Memo> {
    Ok(Memo {
        id: row.get(0)?,
        on: Subject::from_word(row.get_ref(1)?.as_str()?).unwrap_or(Subject::Study),
        on_id: row.get(2)?,
        title: row.get(3)?,
        body: row.get(4)?,
        author: row.get(5)?,
        at: row.get(6)?,
    })
}

fn named(title: Option<&str>, body: &str) -> String {
    title.filter(|title| !title.is_empty()).map_or_else(|| body.chars().take(40).collect(), str::to_owned)
}

/// Writes a memo inside an operation.
pub(crate) fn insert(work: &crate::study::Work<'_>, on: Subject, on_id: i64, title: Option<&str>, body: &str) -> Result<i64> {
    let id = id::take(work.conn, "memo", 1)?;
    work.conn.prepare_cached(sql!("memo/insert"))?.execute(params![id, on.word(), on_id, title, body, work.author, work.at])?;
    Ok(id)
}

impl Study {
    /// Writes a memo on something; answers its row id.
    pub fn add_memo(&mut self, on: Subject, on_id: i64, title: Option<&str>, body: &str, now: DateTime<Utc>) -> Result<Output<i64>> {
        self.transact("add-memo", now, |work| {
            work.note("title", named(title, body));
            insert(work, on, on_id, title, body)
        })
    }

    /// Rewrites a memo.
    pub fn edit_memo(&mut self, memo: i64, title: Option<&str>, body: &str, now: DateTime<Utc>) -> Result<Output<()>> {
        self.transact("edit-memo", now, |work| {
            work.note("title", named(title, body));
            match work.conn.prepare_cached(sql!("memo/update"))?.execute(params![memo, title, body])? {
                0 => Err(Error::UnknownObject { kind: "memo".into(), id: memo.to_string() }),
                _ => Ok(()),
            }
        })
    }

    /// Deletes a memo.
    pub fn delete_memo(&mut self, memo: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let gone = self
            .memos()?
            .into_iter()
            .find(|m| m.id == memo)
            .ok_or_else(|| Error::UnknownObject { kind: "memo".into(), id: memo.to_string() })?;
        self.transact("delete-memo", now, |work| {
            work.note("title", named(gone.title.as_deref(), &gone.body));
            work.conn.prepare_cached(sql!("memo/delete"))?.execute([memo])?;
            Ok(())
        })
    }

    /// All memos, in the order in which they were written.
    pub fn memos(&self) -> Result<Vec<Memo>> {
        Ok(self.conn.prepare_cached(sql!("memo/all"))?.query_map([], memo)?.collect::<Result<_, _>>()?)
    }

    /// The memos on one thing.
    pub fn memos_on(&self, on: Subject, id: i64) -> Result<Vec<Memo>> {
        Ok(self.conn.prepare_cached(sql!("memo/on"))?.query_map(params![on.word(), id], memo)?.collect::<Result<_, _>>()?)
    }
}
