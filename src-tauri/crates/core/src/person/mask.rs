//! Masks: how one shows oneself in some messages (*persona*, in the sense of the theatre), with the ethos shown and the ethos told
//! (R. Amossy, 2010; D. Maingueneau, 2014). A message may wear several.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// A mask, and the messages that wear it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WornMask {
    /// Row id.
    pub id: i64,
    /// What it is called: the expert, the committed mother.
    pub label: String,
    /// Row id of the account that wears it, where the person is no more than that.
    pub account: Option<i64>,
    /// Row id of the person who wears it.
    pub person: Option<i64>,
    /// The image that the manner of speaking gives.
    pub ethos_shown: Option<String>,
    /// What the speaker says of himself or herself.
    pub ethos_told: Option<String>,
    /// Who saw it.
    pub coder: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Row ids of the messages that wear it.
    pub messages: Vec<i64>,
}

/// What is said of a mask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MaskEdit {
    /// What it is called.
    pub label: String,
    /// The image that the manner of speaking gives.
    pub ethos_shown: Option<String>,
    /// What the speaker says of himself or herself.
    pub ethos_told: Option<String>,
}

impl MaskEdit {
    /// Blank fields say nothing; a mask has a name.
    fn settled(&self) -> Result<MaskEdit> {
        let worded = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let label = self.label.trim().to_owned();
        if label.is_empty() {
            return Err(Error::BadParameter { name: "label".into(), value: String::new() });
        }
        Ok(MaskEdit { label, ethos_shown: worded(&self.ethos_shown), ethos_told: worded(&self.ethos_told) })
    }
}

fn mask(row: &Row<'_>) -> rusqlite::Result<WornMask> {
    Ok(WornMask {
        id: row.get(0)?,
        label: row.get(1)?,
        account: row.get(2)?,
        person: row.get(3)?,
        ethos_shown: row.get(4)?,
        ethos_told: row.get(5)?,
        coder: row.get(6)?,
        at: row.get(7)?,
        messages: vec![],
    })
}

/// Writes a mask inside an operation; `person` as the columns know it.
pub(crate) fn insert(work: &Work<'_>, person: i64, said: &MaskEdit, coder: &str, at: &str) -> Result<i64> {
    let id = id::take(work.conn, "mask", 1)?;
    let (account, whose) = if person < 0 { (Some(-person), None) } else { (None, Some(person)) };
    work.conn.prepare_cached(sql!("mask/insert"))?.execute(params![
        id,
        said.label,
        account,
        whose,
        said.ethos_shown,
        said.ethos_told,
        coder,
        at
    ])?;
    Ok(id)
}

/// Has a message wear a mask; answers whether it did not yet.
pub(crate) fn wear(work: &Work<'_>, mask: i64, message: i64) -> Result<bool> {
    let worn: bool = work.conn.prepare_cached(sql!("mask/worn"))?.query_row([mask, message], |row| row.get(0))?;
    if !worn {
        work.conn.prepare_cached(sql!("mask/wear"))?.execute([id::take(work.conn, "mask_message", 1)?, mask, message])?;
    }
    Ok(!worn)
}

impl Study {
    pub(super) fn masks_in(&self, statement: &str, of: i64) -> Result<Vec<WornMask>> {
        let found: Vec<WornMask> = self.conn.prepare_cached(statement)?.query_map([of], mask)?.collect::<rusqlite::Result<_>>()?;
        found.into_iter().map(|mask| self.with_messages(mask)).collect()
    }

    /// A mask with the messages in force that wear it.
    fn with_messages(&self, mask: WornMask) -> Result<WornMask> {
        let columns = self.columns()?;
        let worn =
            self.conn.prepare_cached(sql!("mask/messages"))?.query_map([mask.id], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        Ok(WornMask { messages: worn.into_iter().filter(|&message| columns.ordinal(message).is_some()).collect(), ..mask })
    }

    /// Every mask, in the order in which they were made.
    pub fn masks(&self) -> Result<Vec<WornMask>> {
        let found: Vec<WornMask> = self.conn.prepare_cached(sql!("mask/all"))?.query_map([], mask)?.collect::<rusqlite::Result<_>>()?;
        found.into_iter().map(|mask| self.with_messages(mask)).collect()
    }

    /// A mask by its row id.
    pub fn mask_by_row(&self, id: i64) -> Result<WornMask> {
        let found = self.conn.prepare_cached(sql!("mask/one"))?.query_row([id], mask).optional()?;
        self.with_messages(found.ok_or_else(|| Error::UnknownObject { kind: "mask".into(), id: id.to_string() })?)
    }

    /// The masks of a person: its own, and those of its accounts.
    pub fn masks_of(&self, person: i64) -> Result<Vec<WornMask>> {
        let mut all = if person > 0 { self.masks_in(sql!("mask/of_person"), person)? } else { vec![] };
        for account in super::link::accounts_of(&self.conn, person)? {
            all.extend(self.masks_in(sql!("mask/of_account"), account)?);
        }
        all.sort_by_key(|mask| mask.id);
        Ok(all)
    }

    /// The masks that a message wears, by row id with their names.
    pub fn worn_by(&self, message: i64) -> Result<Vec<(i64, String)>> {
        let mut statement = self.conn.prepare_cached(sql!("mask/of_message"))?;
        Ok(statement.query_map([message], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The person who speaks in a message, as the columns know it.
    pub fn speaks_in(&self, message: i64) -> Result<i64> {
        let columns = self.columns()?;
        let at = columns.ordinal(message).ok_or_else(|| Error::UnknownMessage { id: message.to_string() })?;
        Ok(columns.person[at])
    }

    /// Makes a mask of a person, worn by these messages, as one operation; answers its row id.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a mask without a name; [`Error::OtherSpeaker`] for a message that someone else wrote.
    pub fn add_mask(&mut self, person: i64, said: &MaskEdit, messages: &[i64], now: DateTime<Utc>) -> Result<Output<i64>> {
        self.is_person(person)?;
        let said = said.settled()?;
        for &message in messages {
            if self.speaks_in(message)? != person {
                return Err(Error::OtherSpeaker { message: self.message_ext(message)? });
            }
        }
        self.transact("add-mask", now, |work| {
            work.note("label", said.label.clone());
            let id = insert(work, person, &said, &work.author, &work.at)?;
            for &message in messages {
                wear(work, id, message)?;
            }
            Ok(id)
        })
    }

    /// Says otherwise what a mask is.
    ///
    /// # Errors
    /// [`Error::BadParameter`] without a name; [`Error::UnknownObject`] for a mask that is not there.
    pub fn edit_mask(&mut self, mask: i64, said: &MaskEdit, now: DateTime<Utc>) -> Result<Output<()>> {
        self.mask_by_row(mask)?;
        let said = said.settled()?;
        self.transact("edit-mask", now, |work| {
            work.note("label", said.label.clone());
            work.conn.prepare_cached(sql!("mask/update"))?.execute(params![mask, said.label, said.ethos_shown, said.ethos_told])?;
            Ok(())
        })
    }

    /// Deletes a mask: no message wears it any more.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] for a mask that is not there.
    pub fn delete_mask(&mut self, mask: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let gone = self.mask_by_row(mask)?;
        self.transact("delete-mask", now, |work| {
            work.note("label", gone.label);
            work.conn.prepare_cached(sql!("mask/bare_all"))?.execute([mask])?;
            work.conn.prepare_cached(sql!("mask/delete"))?.execute([mask])?;
            Ok(())
        })
    }

    /// Puts a mask on a message, or takes it off.
    ///
    /// # Errors
    /// [`Error::OtherSpeaker`] for a message that someone else wrote.
    pub fn wear_mask(&mut self, mask: i64, message: i64, worn: bool, now: DateTime<Utc>) -> Result<Output<()>> {
        let known = self.mask_by_row(mask)?;
        let ext = self.message_ext(message)?;
        if worn && !self.masks_of(self.speaks_in(message)?)?.iter().any(|one| one.id == mask) {
            return Err(Error::OtherSpeaker { message: ext });
        }
        self.transact(if worn { "wear-mask" } else { "bare-mask" }, now, |work| {
            work.note("label", known.label);
            work.note("message", ext);
            if worn {
                wear(work, mask, message)?;
            } else {
                work.conn.prepare_cached(sql!("mask/bare"))?.execute([mask, message])?;
            }
            Ok(())
        })
    }
}
