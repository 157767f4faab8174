//! Memos: what the analyst thinks, on anything.

pub mod links;
pub mod shelf;

use std::collections::HashMap;
use std::ops::Range;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use crate::coding::span;
use crate::coding::thing::{self, Thing};
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
        Silence = "silence",
    }
}

closed_list! {
    /// What a memo is for (B. Glaser, *Theoretical Sensitivity*, 1978; A. Strauss and J. Corbin, 1990).
    Kind { Note = "note", Theoretical = "theoretical", Method = "method", Reflexive = "reflexive", Todo = "todo" }
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
    /// The part of the message's text that it is about; `None` for the whole.
    pub anchor: Option<Anchor>,
    /// What it is for.
    pub kind: Kind,
    /// Whether a thing to do is done.
    pub done: bool,
    /// When it was last rewritten, RFC 3339; `None` where it stands as it was written.
    pub edited: Option<String>,
}

impl Memo {
    /// Its title, else its first words.
    pub fn heading(&self) -> String {
        named(self.title.as_deref(), &self.body)
    }
}

/// The words that a memo stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Code points of the message's text, half-open.
    pub range: Range<usize>,
    /// The words.
    pub quote: String,
    /// Whether the text changed and the words were not found again.
    pub lost: bool,
}

/// A memo to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMemo {
    /// What kind of thing it is about.
    pub on: Subject,
    /// Row id of that thing.
    pub on_id: i64,
    /// The part of a message's text, in code points; only on a message.
    pub range: Option<Range<usize>>,
    /// Title.
    pub title: Option<String>,
    /// What it says.
    pub body: String,
    /// What it is for.
    pub kind: Kind,
}

impl NewMemo {
    /// A memo on a whole thing.
    pub fn on(on: Subject, on_id: i64, title: Option<&str>, body: &str) -> Self {
        NewMemo { on, on_id, range: None, title: title.map(str::to_owned), body: body.to_owned(), kind: Kind::Note }
    }
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
        anchor: match (row.get::<_, Option<usize>>(7)?, row.get::<_, Option<usize>>(8)?) {
            (Some(start), Some(stop)) => Some(Anchor { range: start..stop, quote: row.get(9)?, lost: row.get(10)? }),
            _ => None,
        },
        kind: Kind::from_word(row.get_ref(11)?.as_str()?).unwrap_or(Kind::Note),
        done: row.get(12)?,
        edited: row.get(13)?,
    })
}

fn named(title: Option<&str>, body: &str) -> String {
    title.filter(|title| !title.is_empty()).map_or_else(|| body.chars().take(40).collect(), str::to_owned)
}

/// Writes a memo inside an operation.
///
/// # Errors
/// [`Error::BadSpan`] when the part is not within the text of the message.
pub(crate) fn insert(work: &crate::study::Work<'_>, new: &NewMemo) -> Result<i64> {
    insert_as(work, new, &Written { author: work.author.clone(), at: work.at.clone(), done: false, edited: None })
}

/// Who wrote a memo and when, where it comes from elsewhere.
pub(crate) struct Written {
    pub author: String,
    pub at: String,
    pub done: bool,
    pub edited: Option<String>,
}

/// [`insert`], as it was written elsewhere.
pub(crate) fn insert_as(work: &crate::study::Work<'_>, new: &NewMemo, written: &Written) -> Result<i64> {
    let span = match &new.range {
        Some(range) if new.on == Subject::Message => {
            let text: String = work.conn.prepare_cached(sql!("message/text"))?.query_row([new.on_id], |row| row.get(0))?;
            Some(span::insert(work.conn, new.on_id, &text, range.clone())?)
        }
        Some(range) => return Err(Error::BadSpan { start: range.start, stop: range.end, length: 0 }),
        None => None,
    };
    let id = id::take(work.conn, "memo", 1)?;
    let NewMemo { on, on_id, title, body, .. } = new;
    work.conn.prepare_cached(sql!("memo/insert"))?.execute(params![
        id,
        on.word(),
        on_id,
        title,
        body,
        written.author,
        written.at,
        span,
        new.kind.word(),
        written.done,
        written.edited
    ])?;
    Ok(id)
}

fn said(body: &str) -> Result<()> {
    if body.trim().is_empty() { Err(Error::BadParameter { name: "body".into(), value: body.to_owned() }) } else { Ok(()) }
}

impl Study {
    /// Whether a memo can stand on this thing.
    fn exists(&self, on: Subject, id: i64) -> Result<()> {
        match on {
            Subject::Message => self.message_ext(id).map(drop),
            Subject::Code => self.code_by_row(id).map(drop),
            Subject::Coding => self.coding(id).map(drop),
            Subject::Study if id == 1 => Ok(()),
            Subject::Square | Subject::Quest | Subject::Insight if self.model_ext(on, id).is_some() => Ok(()),
            _ => match thing::Kind::of_subject(on) {
                Some(kind) => self.thing(Thing { kind, id }).map(drop),
                None => Err(Error::UnknownObject { kind: on.word().to_owned(), id: id.to_string() }),
            },
        }
    }

    /// The external id of a square, a quest or an insight.
    pub fn object_ext(&self, on: Subject, id: i64) -> Option<String> {
        matches!(on, Subject::Square | Subject::Quest | Subject::Insight).then(|| self.model_ext(on, id)).flatten()
    }

    /// Writes a memo on something; answers its row id.
    ///
    /// # Errors
    /// A memo on nothing, or that says nothing, is refused.
    pub fn add_memo(&mut self, new: &NewMemo, now: DateTime<Utc>) -> Result<Output<i64>> {
        self.exists(new.on, new.on_id)?;
        said(&new.body)?;
        self.transact("add-memo", now, |work| {
            work.note("title", named(new.title.as_deref(), &new.body));
            insert(work, new)
        })
    }

    /// A memo by its row id.
    pub fn memo(&self, id: i64) -> Result<Memo> {
        let found = self.conn.prepare_cached(sql!("memo/one"))?.query_row([id], memo).optional()?;
        found.ok_or_else(|| Error::UnknownObject { kind: "memo".into(), id: id.to_string() })
    }

    /// Rewrites a memo.
    pub fn edit_memo(&mut self, memo: i64, title: Option<&str>, body: &str, now: DateTime<Utc>) -> Result<Output<()>> {
        said(body)?;
        self.transact("edit-memo", now, |work| {
            work.note("title", named(title, body));
            match work.conn.prepare_cached(sql!("memo/update"))?.execute(params![memo, title, body, work.at])? {
                0 => Err(Error::UnknownObject { kind: "memo".into(), id: memo.to_string() }),
                _ => Ok(()),
            }
        })
    }

    /// Says what a memo is for, or that a thing to do is done. What stops being a thing to do is no longer done.
    pub fn change_memo(&mut self, memo: i64, kind: Option<Kind>, done: Option<bool>, now: DateTime<Utc>) -> Result<Output<()>> {
        let was = self.memo(memo)?;
        let kind = kind.unwrap_or(was.kind);
        if done == Some(true) && kind != Kind::Todo {
            return Err(Error::BadParameter { name: "done".into(), value: kind.word().to_owned() });
        }
        let done = kind == Kind::Todo && done.unwrap_or(was.done);
        self.transact(if done && !was.done { "done-memo" } else { "edit-memo" }, now, |work| {
            work.note("title", was.heading());
            work.conn.prepare_cached(sql!("memo/change"))?.execute(params![memo, kind.word(), done])?;
            Ok(())
        })
    }

    /// Deletes a memo.
    pub fn delete_memo(&mut self, memo: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let gone = self.memo(memo)?;
        self.transact("delete-memo", now, |work| {
            work.note("title", named(gone.title.as_deref(), &gone.body));
            let span: Option<i64> = work.conn.prepare_cached(sql!("memo/span_of"))?.query_row([memo], |row| row.get(0))?;
            work.conn.prepare_cached(sql!("memo/delete"))?.execute([memo])?;
            if let Some(span) = span {
                work.conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
            }
            Ok(())
        })
    }

    /// All memos, in the order in which they were written.
    pub fn memos(&self) -> Result<Vec<Memo>> {
        Ok(self.conn.prepare_cached(sql!("memo/all"))?.query_map([], memo)?.collect::<Result<_, _>>()?)
    }

    /// The memos on the messages of a conversation, by message, read in one pass.
    pub fn memos_of_thread(&self, root: i64) -> Result<HashMap<i64, Vec<Memo>>> {
        let mut all: HashMap<i64, Vec<Memo>> = HashMap::new();
        for memo in self.conn.prepare_cached(sql!("memo/of_thread"))?.query_map([root], memo)? {
            let memo = memo?;
            all.entry(memo.on_id).or_default().push(memo);
        }
        Ok(all)
    }

    /// The memos on one thing.
    pub fn memos_on(&self, on: Subject, id: i64) -> Result<Vec<Memo>> {
        Ok(self.conn.prepare_cached(sql!("memo/on"))?.query_map(params![on.word(), id], memo)?.collect::<Result<_, _>>()?)
    }
}
