//! Links of accounts to persons, and masks, in the document: each stands on a message that its account wrote.

use std::collections::HashMap;

use rusqlite::params;
use rustc_hash::FxHashMap;

use super::import::message;
use super::{Document, MaskRecord, PersonRecord};
use crate::error::Result;
use crate::id;
use crate::person::link::{self, Link};
use crate::person::mask::{self, MaskEdit};
use crate::storage::sql;
use crate::study::{Study, Work};

impl Study {
    /// The links and the masks of those who wrote the messages that go out, `exts` by row id.
    pub(super) fn person_records(&self, exts: &HashMap<i64, String>) -> Result<(Vec<PersonRecord>, Vec<MaskRecord>)> {
        let columns = self.columns()?;
        // The first message of each: it tells the account, or the person, to whoever reads the document.
        let (mut by_account, mut by_person): (FxHashMap<i64, &str>, FxHashMap<i64, &str>) = Default::default();
        for at in 0..columns.len() {
            if let Some(ext) = exts.get(&columns.ids[at]) {
                by_account.entry(columns.account[at]).or_insert(ext);
                by_person.entry(columns.person[at]).or_insert(ext);
            }
        }
        let mut persons = vec![];
        let mut statement = self.conn.prepare_cached(sql!("person/links"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(message) = by_account.get(&row.get(1)?) {
                persons.push(PersonRecord {
                    person: row.get(0)?,
                    message: (*message).to_owned(),
                    justification: row.get(2)?,
                    confidence: row.get(3)?,
                    coder: row.get(4)?,
                    at: row.get(5)?,
                });
            }
        }
        let mut masks = vec![];
        for one in self.masks()? {
            let owner = match (one.account, one.person) {
                (Some(account), _) => by_account.get(&account),
                (None, person) => person.and_then(|person| by_person.get(&person)),
            };
            let Some(of) = owner else { continue };
            masks.push(MaskRecord {
                label: one.label,
                of: (*of).to_owned(),
                messages: one.messages.iter().filter_map(|message| exts.get(message).cloned()).collect(),
                ethos_shown: one.ethos_shown,
                ethos_told: one.ethos_told,
                coder: one.coder,
                at: one.at,
            });
        }
        Ok((persons, masks))
    }
}

/// Writes the links and the masks of a document, its messages being there.
pub(super) fn write(work: &Work<'_>, document: &Document) -> Result<()> {
    let conn = work.conn;
    for one in &document.persons {
        let (account, _): (i64, Option<i64>) = speaker(work, message(work, &one.message)?)?;
        let known = conn.prepare_cached(sql!("person/row"))?.query_row([&one.person], |row| row.get::<_, i64>(0));
        let person = match known {
            Ok(row) => row,
            Err(_) => {
                let row = id::take(conn, "person", 1)?;
                conn.prepare_cached(sql!("person/insert"))?.execute(params![row, one.person])?;
                row
            }
        };
        conn.prepare_cached(sql!("person/set_of_account"))?.execute([account, person])?;
        let PersonRecord { justification, confidence, coder, at, .. } = one.clone();
        link::insert(conn, person, &Link { id: 0, account, justification, confidence, coder, at })?;
    }
    for one in &document.masks {
        let (account, person) = speaker(work, message(work, &one.of)?)?;
        let MaskRecord { label, ethos_shown, ethos_told, .. } = one.clone();
        let mask = mask::insert(work, person.unwrap_or(-account), &MaskEdit { label, ethos_shown, ethos_told }, &one.coder, &one.at)?;
        for ext in &one.messages {
            mask::wear(work, mask, message(work, ext)?)?;
        }
    }
    Ok(())
}

/// The account of a message, and its person where that is more than the account.
fn speaker(work: &Work<'_>, message: i64) -> Result<(i64, Option<i64>)> {
    Ok(work.conn.prepare_cached(sql!("person/speaker"))?.query_row([message], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
