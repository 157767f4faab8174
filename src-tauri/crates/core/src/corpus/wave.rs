//! Waves: a newer export of a source brings back messages that the study has. What is new of them is taken in, in the one
//! operation of the import: counts and ratings are brought up to date, a text that was edited becomes a new version.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};

use super::record::{Record, Warning};
use super::revise::revise;
use crate::error::Result;
use crate::storage::sql;
use crate::study::Work;
use crate::text::likeness;

/// Below this share of common pairs of characters, a text under a known id is another text, not an edit.
const EDITED: f64 = 0.4;

/// What a row of the study is to a record of the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// The same, in every word and every count.
    Same,
    /// The same message, of which the record says something else.
    Changed,
    /// Another message: two files that both count from 1.
    Other,
}

/// Compares a record with the message of the same id.
///
/// The same words by the same account at the same time are the same message. Other words are an edit when account and time
/// are both said and agree, or when they agree as far as they are said and most of the words stayed.
pub(super) fn compare(conn: &Connection, row: i64, record: &Record) -> Result<Known> {
    let mut statement = conn.prepare_cached(sql!("wave/known"))?;
    let found = statement
        .query_row([row], |row| {
            let text = row.get_ref(0)?.as_str()?;
            let same_text = text == record.text;
            let handle = row.get_ref(1)?.as_str_or_null()?.unwrap_or_default().to_owned();
            let posted: Option<i64> = row.get(2)?;
            let now = record.posted.as_ref().and_then(|posted| posted.instant).map(|at| at.timestamp_micros());
            if handle != record.account.as_deref().unwrap_or_default() || posted != now {
                return Ok(Known::Other);
            }
            let attested = !handle.is_empty() && posted.is_some();
            if !same_text && !attested && likeness::dice(text, &record.text) < EDITED {
                return Ok(Known::Other);
            }
            let same = same_text
                && same_attributes(row.get_ref(3)?.as_str()?, &record.attributes)
                && (record.rating.is_none() || row.get::<_, Option<f64>>(4)? == record.rating)
                && (record.title.is_none() || row.get_ref(5)?.as_str_or_null()? == record.title.as_deref())
                && (record.url.is_none() || row.get_ref(6)?.as_str_or_null()? == record.url.as_deref());
            Ok(if same { Known::Same } else { Known::Changed })
        })
        .optional()?;
    Ok(found.unwrap_or(Known::Other))
}

/// Whether the stored attributes already say all that the new ones do.
fn same_attributes(stored: &str, new: &Map<String, Value>) -> bool {
    if new.is_empty() {
        return true;
    }
    let Ok(stored) = serde_json::from_str::<Map<String, Value>>(stored) else { return false };
    new.iter().all(|(name, value)| stored.get(name) == Some(value))
}

/// Keeps a record for the end of the import: the study changes in one operation, or not at all.
pub(super) fn stage(conn: &Connection, row: i64, record: &Record) -> Result<()> {
    conn.prepare_cached(sql!("wave/stage"))?.execute(params![
        row,
        Value::Object(record.attributes.clone()).to_string(),
        record.rating,
        record.title,
        record.url,
        record.text
    ])?;
    Ok(())
}

/// Empties the place where records are staged: a killed import may have left some.
pub(super) fn begin(conn: &Connection) -> Result<()> {
    conn.execute(sql!("wave/clear"), [])?;
    Ok(())
}

/// What a wave brought up to date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Renewed {
    /// Messages of which counts, ratings or other attributes changed.
    pub updated: u64,
    /// Messages whose text changed.
    pub revised: u64,
    /// Spans whose words are gone.
    pub lost: u64,
}

impl Renewed {
    /// What the analyst should know of it.
    pub fn warnings(self) -> Vec<Warning> {
        let said = [("messages_updated", self.updated), ("texts_revised", self.revised), ("spans_lost", self.lost)];
        said.iter()
            .filter(|(_, count)| *count > 0)
            .map(|(code, count)| Warning { code: (*code).into(), detail: count.to_string() })
            .collect()
    }
}

/// Takes the staged records into the messages that they are about.
pub(super) fn renew(work: &mut Work<'_>) -> Result<Renewed> {
    let mut renewed = Renewed::default();
    let mut last = i64::MIN;
    loop {
        let page: Vec<Staged> = work.conn.prepare_cached(sql!("wave/read"))?.query_map([last], staged)?.collect::<rusqlite::Result<_>>()?;
        let Some(end) = page.last() else { break };
        last = end.message;
        for one in page {
            let mut attributes: Map<String, Value> = serde_json::from_str(&one.stored).unwrap_or_default();
            let new: Map<String, Value> = serde_json::from_str(&one.attributes).unwrap_or_default();
            let grown = new.iter().any(|(name, value)| attributes.get(name) != Some(value));
            attributes.extend(new);
            let attributes = Value::Object(attributes).to_string();
            let changed =
                work.conn.prepare_cached(sql!("wave/update"))?.execute(params![one.message, attributes, one.rating, one.title, one.url])?;
            renewed.updated += u64::from(changed > 0 && (grown || one.text == one.old));
            if one.text != one.old {
                let revision = revise(work, one.message, &one.old, &one.text)?;
                renewed.revised += 1;
                renewed.lost += revision.lost.len() as u64;
            }
        }
    }
    work.unrecorded(|conn| Ok(conn.execute(sql!("wave/clear"), [])?))?;
    Ok(renewed)
}

struct Staged {
    message: i64,
    attributes: String,
    rating: Option<f64>,
    title: Option<String>,
    url: Option<String>,
    text: String,
    stored: String,
    old: String,
}

fn staged(row: &rusqlite::Row<'_>) -> rusqlite::Result<Staged> {
    Ok(Staged {
        message: row.get(0)?,
        attributes: row.get(1)?,
        rating: row.get(2)?,
        title: row.get(3)?,
        url: row.get(4)?,
        text: row.get(5)?,
        stored: row.get(6)?,
        old: row.get(7)?,
    })
}
