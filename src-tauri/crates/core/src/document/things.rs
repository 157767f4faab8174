//! Things that bear codes and memos, by external ids: a reply and a silence by their message, a conversation by its root,
//! an account and a person by the first message of the document that they wrote. Ids of messages name nobody.

use std::collections::HashMap;

use rusqlite::params;

use super::{Document, MessageRecord, On, ThingCodingRecord};
use crate::coding::thing::{self, Kind, Thing};
use crate::error::{Error, Result};
use crate::memo::Subject;
use crate::storage::sql;
use crate::study::{Study, Work};

/// The external ids of things, for the messages of one document.
pub(super) struct Things<'a> {
    messages: &'a HashMap<i64, String>,
    accounts: HashMap<i64, i64>,
    persons: HashMap<i64, i64>,
}

impl<'a> Things<'a> {
    /// Of these messages, in their order.
    pub(super) fn of(study: &Study, ids: &[i64], messages: &'a HashMap<i64, String>) -> Result<Self> {
        let columns = study.columns()?;
        let (mut accounts, mut persons) = (HashMap::new(), HashMap::new());
        for &id in ids {
            if let Some(at) = columns.ordinal(id) {
                accounts.entry(columns.account[at]).or_insert(id);
                persons.entry(columns.person[at]).or_insert(id);
                // A person that was an account when it was noted, and that was linked since.
                persons.entry(-columns.account[at]).or_insert(id);
            }
        }
        Ok(Things { messages, accounts, persons })
    }

    /// The message that names a thing; `None` where none of the document does.
    pub(super) fn ext(&self, on: Thing) -> Option<String> {
        let message = match on.kind {
            Kind::Account => self.accounts.get(&on.id)?,
            Kind::Person => self.persons.get(&on.id)?,
            Kind::Reply | Kind::Silence | Kind::Conversation => &on.id,
        };
        self.messages.get(message).cloned()
    }

    /// The codes on things, as the document writes them.
    pub(super) fn codings(&self, study: &Study, code: impl Fn(i64) -> Option<String>) -> Result<Vec<ThingCodingRecord>> {
        let written = study.thing_codings()?.into_iter().filter_map(|one| {
            let on = On { kind: one.on.kind.subject(), id: self.ext(one.on)? };
            Some(ThingCodingRecord { code: code(one.code)?, on, coder: one.coder, memo: one.memo })
        });
        Ok(written.collect())
    }
}

/// The row of a thing that a document names.
pub(super) fn row(work: &Work<'_>, kind: Kind, ext: &str) -> Result<Thing> {
    let unknown = |_| Error::UnknownMessage { id: ext.to_owned() };
    let id: i64 =
        work.conn.prepare_cached(sql!("thing/by_ext"))?.query_row(params![ext, kind.word()], |row| row.get(0)).map_err(unknown)?;
    Ok(Thing { kind, id })
}

/// Writes a code on a thing. A coder puts a code once on a thing.
pub(super) fn write(work: &Work<'_>, one: &ThingCodingRecord, code: i64) -> Result<()> {
    let Some(kind) = Kind::of_subject(one.on.kind) else { return Ok(()) };
    let on = row(work, kind, &one.on.id)?;
    thing::insert(work, code, on, &one.coder, one.memo.as_deref()).map(drop)
}

/// Accounts and persons named by any of their messages are named by the first one that the study has, as it names them itself.
pub(super) fn named_alike(document: &mut Document, standing: &[MessageRecord]) {
    let by_ext: HashMap<&str, &MessageRecord> = standing.iter().map(|message| (message.id.as_str(), message)).collect();
    let (mut accounts, mut persons) = (HashMap::new(), HashMap::new());
    for message in standing {
        if message.account.is_some() {
            accounts.entry((message.space, &message.venue, &message.account)).or_insert(&message.id);
        }
        if message.person.is_some() {
            persons.entry(&message.person).or_insert(&message.id);
        }
    }
    let first = |on: &mut On| {
        let Some(message) = by_ext.get(on.id.as_str()) else { return };
        let named = match on.kind {
            Subject::Account => accounts.get(&(message.space, &message.venue, &message.account)),
            Subject::Person => persons.get(&message.person),
            _ => None,
        };
        if let Some(id) = named {
            on.id = (*id).clone();
        }
    };
    document.thing_codings.iter_mut().for_each(|one| first(&mut one.on));
    document.memos.iter_mut().for_each(|one| first(&mut one.on));
}
