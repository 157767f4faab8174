//! Accounts said to be of one person: asserted and argued by the analyst, never by the likeness of names, and reversible.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// Why an account is said to be of its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Row id.
    pub id: i64,
    /// Row id of the account.
    pub account: i64,
    /// Why; empty where a masked document left it out.
    pub justification: String,
    /// How sure: 1 a guess, 2 likely, 3 certain.
    pub confidence: u8,
    /// Who says so.
    pub coder: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

pub(super) fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        id: row.get(0)?,
        account: row.get(1)?,
        justification: row.get(2)?,
        confidence: row.get(3)?,
        coder: row.get(4)?,
        at: row.get(5)?,
    })
}

/// The accounts of a person, as the columns know it.
pub(crate) fn accounts_of(conn: &Connection, person: i64) -> Result<Vec<i64>> {
    if person < 0 {
        return Ok(vec![-person]);
    }
    Ok(conn.prepare_cached(sql!("person/accounts_of"))?.query_map([person], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A new person, under an id that none has.
fn make(conn: &Connection) -> Result<i64> {
    let row = id::take(conn, "person", 1)?;
    for number in row.. {
        let ext = format!("person-{number}");
        let taken: bool = conn.prepare_cached(sql!("person/taken"))?.query_row([&ext], |row| row.get(0))?;
        if !taken {
            conn.prepare_cached(sql!("person/insert"))?.execute(params![row, ext])?;
            break;
        }
    }
    Ok(row)
}

/// Writes the argument of one link.
pub(crate) fn insert(conn: &Connection, person: i64, link: &Link) -> Result<()> {
    let Link { account, justification, confidence, coder, at, .. } = link;
    conn.prepare_cached(sql!("person/insert_link"))?.execute(params![
        id::take(conn, "person_link", 1)?,
        person,
        account,
        justification,
        confidence,
        coder,
        at
    ])?;
    Ok(())
}

impl Study {
    /// Refuses a person of whom nothing is in force.
    pub(super) fn is_person(&self, person: i64) -> Result<()> {
        let unknown = || Error::UnknownObject { kind: "person".into(), id: person.to_string() };
        if self.columns()?.person.contains(&person) { Ok(()) } else { Err(unknown()) }
    }

    /// Says that these persons are one: all their accounts are of one person from now on, as one operation. The first of them
    /// that is more than an account stays, with its masks, memos and codings and those of the others; else a person is made.
    /// Answers that person.
    ///
    /// # Errors
    /// [`Error::Unargued`] without a justification; [`Error::BadParameter`] for fewer than two persons, or a confidence that is
    /// not 1, 2 or 3; [`Error::UnknownObject`] for a person who is not there. Nothing is changed then.
    pub fn link_persons(&mut self, persons: &[i64], justification: &str, confidence: u8, now: DateTime<Utc>) -> Result<Output<i64>> {
        let why = justification.trim();
        if why.is_empty() {
            return Err(Error::Unargued);
        }
        if !(1..=3).contains(&confidence) {
            return Err(Error::BadParameter { name: "confidence".into(), value: confidence.to_string() });
        }
        let mut all = persons.to_vec();
        all.sort_unstable();
        all.dedup();
        if all.len() < 2 {
            return Err(Error::BadParameter { name: "persons".into(), value: all.len().to_string() });
        }
        for &person in &all {
            self.is_person(person)?;
        }
        let columns = self.columns()?;
        let output = self.transact("link-accounts", now, |work| {
            let standing = persons.iter().copied().find(|&person| person > 0);
            let target = match standing {
                Some(person) => person,
                None => make(work.conn)?,
            };
            for &person in all.iter().filter(|&&person| person != target) {
                for account in accounts_of(work.conn, person)? {
                    work.conn.prepare_cached(sql!("person/set_of_account"))?.execute([account, target])?;
                    let (coder, at) = (work.author.clone(), work.at.clone());
                    insert(work.conn, target, &Link { id: 0, account, justification: why.to_owned(), confidence, coder, at })?;
                }
                if person > 0 {
                    for (&message, _) in columns.ids.iter().zip(&columns.person).filter(|(_, whose)| **whose == person) {
                        // Where the message itself names the person; else its account has just been moved.
                        let of_account: Option<i64> =
                            work.conn.prepare_cached(sql!("person/message_says"))?.query_row([message], |row| row.get(0))?;
                        if of_account == Some(person) {
                            work.conn.prepare_cached(sql!("person/set_of_message"))?.execute([message, target])?;
                        }
                    }
                    absorb(work, person, target)?;
                }
            }
            work.note("accounts", accounts_of(work.conn, target)?.len());
            work.note("why", why);
            Ok(target)
        })?;
        self.forget_derived();
        Ok(output)
    }

    /// Takes an account out of its person: it is a person of its own again. Its masks go with it where no other account's
    /// messages wear them.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] for an account that is alone, or is not there.
    pub fn unlink_account(&mut self, account: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let unlinked = || Error::UnknownObject { kind: "link".into(), id: account.to_string() };
        let of: Option<i64> =
            self.conn.prepare_cached(sql!("person/of_account"))?.query_row([account], |row| row.get(0)).map_err(|_| unlinked())?;
        let person = of.ok_or_else(unlinked)?;
        if accounts_of(&self.conn, person)?.len() < 2 {
            return Err(unlinked());
        }
        let columns = self.columns()?;
        let theirs: Vec<i64> = columns.ids.iter().zip(&columns.account).filter(|(_, by)| **by == account).map(|(&id, _)| id).collect();
        let masks = self.masks_in(sql!("mask/of_person"), person)?;
        let output = self.transact("unlink-account", now, |work| {
            work.conn.prepare_cached(sql!("person/set_of_account"))?.execute(params![account, None::<i64>])?;
            work.conn.prepare_cached(sql!("person/delete_links"))?.execute([account])?;
            for &message in &theirs {
                work.conn.prepare_cached(sql!("person/clear_of_message"))?.execute([message])?;
            }
            for mask in masks.iter().filter(|mask| !mask.messages.is_empty()) {
                if mask.messages.iter().all(|message| theirs.binary_search(message).is_ok()) {
                    work.conn.prepare_cached(sql!("mask/to_account"))?.execute([mask.id, account])?;
                }
            }
            Ok(())
        })?;
        self.forget_derived();
        Ok(output)
    }
}

/// What stood on a person stands on the one who it is; that person is no more.
fn absorb(work: &Work<'_>, person: i64, target: i64) -> Result<()> {
    for statement in [sql!("person/move_links"), sql!("person/move_memos"), sql!("person/move_codings"), sql!("person/move_masks")] {
        work.conn.prepare_cached(statement)?.execute([person, target])?;
    }
    work.conn.prepare_cached(sql!("person/delete"))?.execute([person])?;
    Ok(())
}
