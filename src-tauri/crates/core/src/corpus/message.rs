//! One message, as it is read: its words, who says them, where, when, in answer to what.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, Value};

use super::date;
use super::lists::{Role, Space};
use super::record::{LinkKind, Precision};
use crate::document::LinkRecord;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

/// A message of the study.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Row id.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// Type of space.
    pub space: Space,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Handle of the account; `None` for an unlinked one without a name.
    pub account: Option<String>,
    /// Role of the speaker.
    pub role: Role,
    /// External id of the person, the account's handle when no person is asserted.
    pub person: Option<String>,
    /// Row id of the parent, where it is in the study.
    pub parent: Option<i64>,
    /// External id of the parent, in the study or not.
    pub parent_ext: Option<String>,
    /// Row id of the conversation's root.
    pub root: i64,
    /// Microseconds since 1970 UTC.
    pub posted: Option<i64>,
    /// How much of the date is known.
    pub precision: Option<Precision>,
    /// The source's own string, where it says more than the instant.
    pub posted_text: Option<String>,
    /// ISO 639-1 code.
    pub lang: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Rating on the source's own scale.
    pub rating: Option<f64>,
    /// Every other column of the source; in a survey, those of the respondent too.
    pub attributes: Map<String, Value>,
    /// The text in force.
    pub text: String,
    /// Its length in code points.
    pub chars: usize,
    /// The respondent of a survey, by its id in the source.
    pub respondent: Option<String>,
    /// The weight of that respondent in the sample.
    pub weight: Option<f64>,
    /// The question that this answers, by its id in the source.
    pub question: Option<String>,
    /// That question as it was put.
    pub question_label: Option<String>,
    /// Hash that like texts share.
    pub twin: i64,
    /// What the message was said in, where its source names one conversation: a chat, a page with its comments.
    pub within: Option<String>,
    /// What it answers was concluded, not said by the source.
    pub inferred: bool,
    /// Its date was reckoned by the source.
    pub estimated: bool,
}

/// A message that another one takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// How.
    pub kind: LinkKind,
    /// External id of the message that is taken up.
    pub to: String,
    /// Its row id, where it is in the study.
    pub row: Option<i64>,
}

impl Message {
    /// The date as ISO 8601, cut where the source stops knowing; the source's own string when it is such a date already.
    pub fn posted_iso(&self) -> Option<String> {
        if let Some(original) = self.posted_text.as_deref().filter(|text| date::parse_iso(text).is_some()) {
            return Some(original.to_owned());
        }
        self.posted.map(|micros| date::canonical(micros, self.precision.unwrap_or(Precision::Second)))
    }
}

fn message(row: &Row<'_>) -> rusqlite::Result<Message> {
    let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    // What the message says of itself comes over what its respondent says.
    let mut attributes = row.get_ref(22)?.as_str_or_null()?.map(read).unwrap_or_default();
    attributes.extend(read(row.get_ref(17)?.as_str()?));
    Ok(Message {
        id: row.get(0)?,
        ext: row.get(1)?,
        space: Space::from_word(row.get_ref(2)?.as_str()?).unwrap_or(Space::Other),
        venue: row.get(3)?,
        account: row.get(4)?,
        role: Role::from_word(row.get_ref(5)?.as_str()?).unwrap_or(Role::Unknown),
        person: row.get(6)?,
        parent: row.get(7)?,
        parent_ext: row.get(8)?,
        root: row.get(9)?,
        posted: row.get(10)?,
        precision: row.get::<_, Option<String>>(11)?.as_deref().map(Precision::from_word),
        posted_text: row.get(12)?,
        lang: row.get(13)?,
        title: row.get(14)?,
        url: row.get(15)?,
        rating: row.get(16)?,
        attributes,
        text: row.get(18)?,
        chars: row.get(19)?,
        respondent: row.get(20)?,
        question: row.get(21)?,
        weight: row.get(25)?,
        question_label: row.get(24)?,
        twin: row.get::<_, Option<i64>>(23)?.unwrap_or(0),
        within: row.get(26)?,
        inferred: row.get(27)?,
        estimated: row.get(28)?,
    })
}

impl Study {
    /// The message of this row id.
    pub fn message(&self, id: i64) -> Result<Message> {
        self.conn
            .prepare_cached(sql!("message/read"))?
            .query_row([id], message)
            .optional()?
            .ok_or_else(|| Error::UnknownMessage { id: id.to_string() })
    }

    /// The messages of a conversation by row id, read in one pass.
    pub fn thread(&self, root: i64) -> Result<HashMap<i64, Message>> {
        let mut statement = self.conn.prepare_cached(sql!("message/of_thread"))?;
        let messages = statement.query_map([root], message)?.map(|read| read.map(|message| (message.id, message)));
        Ok(messages.collect::<rusqlite::Result<_>>()?)
    }

    /// Messages that those of a conversation quote or pass on, by the row id of the one that does.
    pub fn taken_up(&self, root: i64) -> Result<HashMap<i64, Vec<Taken>>> {
        let mut taken: HashMap<i64, Vec<Taken>> = HashMap::new();
        let mut statement = self.conn.prepare_cached(sql!("message/taken_up"))?;
        let mut rows = statement.query([root])?;
        while let Some(row) = rows.next()? {
            let Some(kind) = LinkKind::from_word(row.get_ref(1)?.as_str()?) else { continue };
            taken.entry(row.get(0)?).or_default().push(Taken { kind, to: row.get(2)?, row: row.get(3)? });
        }
        Ok(taken)
    }

    /// Every quotation and every passing on of the messages in force, in the order of the corpus.
    pub fn links(&self) -> Result<Vec<LinkRecord>> {
        let mut statement = self.conn.prepare_cached(sql!("message/links"))?;
        let mut rows = statement.query([])?;
        let mut links = vec![];
        while let Some(row) = rows.next()? {
            if let Some(kind) = LinkKind::from_word(row.get_ref(1)?.as_str()?) {
                links.push(LinkRecord { from: row.get(0)?, to: row.get(2)?, kind });
            }
        }
        Ok(links)
    }

    /// Row id of a visible message by its external id.
    pub fn message_id(&self, ext: &str) -> Result<Option<i64>> {
        Ok(self.conn.prepare_cached(sql!("message/by_ext"))?.query_row([ext], |row| row.get(0)).optional()?)
    }

    /// External id of a message in force: one that no undone import hides.
    pub fn message_ext(&self, id: i64) -> Result<String> {
        let found = self.conn.prepare_cached(sql!("message/in_force"))?.query_row([id], |row| row.get(0)).optional()?;
        found.ok_or_else(|| Error::UnknownMessage { id: id.to_string() })
    }

    /// The text in force of a message.
    pub fn text(&self, id: i64) -> Result<String> {
        self.conn
            .prepare_cached(sql!("message/text"))?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or_else(|| Error::UnknownMessage { id: id.to_string() })
    }

    /// Names of the attributes that the imports have brought, in the order in which they came; those that name people only
    /// where identities are kept.
    pub fn attribute_names(&self, identities: bool) -> Result<Vec<String>> {
        Ok(self
            .conn
            .prepare_cached(sql!("message/attributes"))?
            .query_map([identities], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Row ids of the visible messages, in the order of the corpus.
    pub fn message_ids(&self) -> Result<Vec<i64>> {
        Ok(self.columns()?.ids.clone())
    }
}
