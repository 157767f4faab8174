//! Codes on what is no text: a reply, the silence after a message, an account, a person, a conversation.
//! They stand beside the codings of words and count in no figure over messages.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use crate::corpus::lists::closed_list;
use crate::error::{Error, Result};
use crate::id;
use crate::memo::Subject;
use crate::storage::sql;
use crate::study::{Output, Study, Work};
use serde::{Deserialize, Serialize};

closed_list! {
    /// What may bear a code without being words.
    Kind { Reply = "reply", Silence = "silence", Account = "account", Person = "person", Conversation = "conversation" }
}

/// A thing that bears codes. A reply is named by the message that answers, a silence by the message after which nothing is said,
/// a conversation by its root; a person as the columns of the corpus know it (minus the account where nobody linked it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Thing {
    /// What it is.
    pub kind: Kind,
    /// Row id.
    pub id: i64,
}

/// A code on a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingCoding {
    /// Row id.
    pub id: i64,
    /// Row id of the code.
    pub code: i64,
    /// What bears it.
    pub on: Thing,
    /// Who coded.
    pub coder: String,
    /// Why.
    pub memo: Option<String>,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// What may change in a code on a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThingChange {
    /// Another code.
    pub code: Option<i64>,
    /// Another memo; `Some(None)` takes it off.
    pub memo: Option<Option<String>>,
}

impl Kind {
    /// The same thing, as memos name it.
    pub fn subject(self) -> Subject {
        match self {
            Kind::Reply => Subject::Reply,
            Kind::Silence => Subject::Silence,
            Kind::Account => Subject::Account,
            Kind::Person => Subject::Person,
            Kind::Conversation => Subject::Conversation,
        }
    }

    /// The thing that a memo is about, where it can bear codes.
    pub fn of_subject(subject: Subject) -> Option<Self> {
        Kind::ALL.iter().copied().find(|kind| kind.subject() == subject)
    }
}

impl Thing {
    /// How an error and the journal name it.
    fn told(self) -> String {
        format!("{} {}", self.kind.word(), self.id)
    }
}

fn coding(row: &Row<'_>) -> rusqlite::Result<ThingCoding> {
    Ok(ThingCoding {
        id: row.get(0)?,
        code: row.get(1)?,
        on: Thing { kind: Kind::from_word(row.get_ref(2)?.as_str()?).unwrap_or(Kind::Conversation), id: row.get(3)? },
        coder: row.get(4)?,
        memo: row.get(5)?,
        at: row.get(6)?,
    })
}

/// Puts a code on a thing inside an operation; `None` when this coder has put it there already.
pub(crate) fn insert(work: &Work<'_>, code: i64, on: Thing, coder: &str, memo: Option<&str>) -> Result<Option<i64>> {
    let same: i64 =
        work.conn.prepare_cached(sql!("thing/same"))?.query_row(params![on.kind.word(), on.id, code, coder], |row| row.get(0))?;
    if same > 0 {
        return Ok(None);
    }
    let id = id::take(work.conn, "thing_coding", 1)?;
    work.conn.prepare_cached(sql!("thing/insert"))?.execute(params![id, code, on.kind.word(), on.id, coder, memo, work.at])?;
    Ok(Some(id))
}

impl Study {
    /// The thing as the study knows it: a conversation by its root.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] where there is no such thing, such as the reply of a message that answers nothing.
    pub fn thing(&self, on: Thing) -> Result<Thing> {
        let columns = self.columns()?;
        let unknown = || Error::UnknownObject { kind: on.kind.word().to_owned(), id: on.id.to_string() };
        let id = match on.kind {
            Kind::Conversation => self.root_of(on.id)?,
            Kind::Silence => columns.ordinal(on.id).map(|_| on.id).ok_or_else(unknown)?,
            Kind::Reply => {
                let at = columns.ordinal(on.id).ok_or_else(unknown)?;
                let answers = columns.parent[at] != 0 || columns.orphan[at];
                if answers { on.id } else { return Err(unknown()) }
            }
            Kind::Account => columns.account.contains(&on.id).then_some(on.id).ok_or_else(unknown)?,
            Kind::Person => columns.person.contains(&on.id).then_some(on.id).ok_or_else(unknown)?,
        };
        Ok(Thing { id, ..on })
    }

    /// What names a thing in the journal: the external id of its message, or of the first one of an account or a person.
    fn thing_told(&self, on: Thing) -> Result<String> {
        let columns = self.columns()?;
        let first = |ids: &[i64]| ids.iter().position(|&id| id == on.id).map(|at| columns.ids[at]);
        let message = match on.kind {
            Kind::Account => first(&columns.account),
            Kind::Person => first(&columns.person),
            Kind::Reply | Kind::Silence | Kind::Conversation => Some(on.id),
        };
        message.map_or_else(|| Ok(on.told()), |message| self.message_ext(message))
    }

    /// Puts codes on a thing, as one step. Answers the row ids of the codings made, in the order of the codes; those that stood
    /// already are left.
    pub fn code_thing(&mut self, codes: &[i64], on: Thing, now: DateTime<Utc>) -> Result<Output<Vec<i64>>> {
        let on = self.thing(on)?;
        let told = self.thing_told(on)?;
        let first = self.code_by_row(codes.first().copied().unwrap_or_default())?;
        for &code in codes {
            self.code_by_row(code)?;
        }
        let coder = self.coder.clone();
        self.transact("code-thing", now, |work| {
            let mut made = vec![];
            for &code in codes {
                made.extend(insert(work, code, on, &coder, None)?);
            }
            work.note("code", first.told());
            work.note("kind", on.kind.word());
            work.note("message", told);
            Ok(made)
        })
    }

    /// Takes a code off a thing.
    pub fn uncode_thing(&mut self, id: i64, now: DateTime<Utc>) -> Result<Output<ThingCoding>> {
        let gone = self.thing_coding(id)?;
        let code = self.code_by_row(gone.code)?;
        let told = self.thing_told(gone.on)?;
        self.transact("uncode-thing", now, |work| {
            work.conn.prepare_cached(sql!("thing/delete"))?.execute([id])?;
            work.note("code", code.told());
            work.note("kind", gone.on.kind.word());
            work.note("message", told);
            Ok(gone)
        })
    }

    /// Changes the code on a thing, or its memo.
    pub fn change_thing(&mut self, id: i64, change: &ThingChange, now: DateTime<Utc>) -> Result<Output<ThingCoding>> {
        let old = self.thing_coding(id)?;
        let code = self.code_by_row(change.code.unwrap_or(old.code))?;
        let told = self.thing_told(old.on)?;
        self.transact("edit-thing", now, |work| {
            let memo = change.memo.clone().unwrap_or_else(|| old.memo.clone());
            work.conn.prepare_cached(sql!("thing/update"))?.execute(params![id, code.id, memo])?;
            work.note("code", code.told());
            work.note("kind", old.on.kind.word());
            work.note("message", told);
            Ok(ThingCoding { code: code.id, memo, ..old })
        })
    }

    /// One code on a thing.
    pub fn thing_coding(&self, id: i64) -> Result<ThingCoding> {
        let found = self.conn.prepare_cached(sql!("thing/one"))?.query_row([id], coding).optional()?;
        found.ok_or_else(|| Error::UnknownObject { kind: "coding".into(), id: id.to_string() })
    }

    /// The codes on a thing, in the order in which they were put.
    pub fn thing_codings_on(&self, on: Thing) -> Result<Vec<ThingCoding>> {
        Ok(self.conn.prepare_cached(sql!("thing/on"))?.query_map(params![on.kind.word(), on.id], coding)?.collect::<Result<_, _>>()?)
    }

    /// The codes on the things of a conversation: its replies, its silences, itself, who speaks in it.
    pub fn things_of(&self, root: i64) -> Result<Vec<ThingCoding>> {
        Ok(self.conn.prepare_cached(sql!("thing/of_thread"))?.query_map([root], coding)?.collect::<Result<_, _>>()?)
    }

    /// The things of a conversation that bear memos, each as often as it bears one.
    pub fn noted_things_of(&self, root: i64) -> Result<Vec<Thing>> {
        let mut statement = self.conn.prepare_cached(sql!("thing/noted"))?;
        let read = |row: &Row<'_>| Ok(Kind::from_word(row.get_ref(0)?.as_str()?).map(|kind| (kind, row.get(1))));
        let mut out = vec![];
        for found in statement.query_map([root], read)?.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
            out.push(Thing { kind: found.0, id: found.1? });
        }
        Ok(out)
    }

    /// Every code on a thing, in the order in which they were put.
    pub fn thing_codings(&self) -> Result<Vec<ThingCoding>> {
        Ok(self.conn.prepare_cached(sql!("thing/all"))?.query_map([], coding)?.collect::<Result<_, _>>()?)
    }

    /// How many things bear each code, by row id of the code; codes on none are left out.
    pub fn thing_counts(&self) -> Result<std::collections::HashMap<i64, u64>> {
        let mut statement = self.conn.prepare_cached(sql!("thing/counts"))?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }
}
