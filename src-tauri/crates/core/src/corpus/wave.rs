//! Waves: a newer export of a source brings back messages that the study has. What is new of them is taken in, in the one
//! operation of the import: counts and ratings are brought up to date, a text that was edited becomes a new version.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};

use super::record::{Record, Warning};
use super::revise::revise;
use super::survey::Changed;
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
    /// The same words, under another author or another date: kept as they were, and told.
    Elsewhere,
    /// The same message, of which the record says something else.
    Changed,
    /// Another message: two files that both count from 1.
    Other,
}

/// Compares a record of a file in `format` with the message of the same id; `certain` where the id itself was proved.
///
/// The same words by the same account at the same time are the same message. So is anything under an id that no two sources
/// would give, unless author, time and words all differ; and other words where account and time are both said and agree, or
/// where the time agrees and most of the words stayed. Two files that both count from 1 are told apart by what is left: then
/// nothing proves an edit. Words that the message had before, in a version since replaced, are no edit.
pub(super) fn compare(conn: &Connection, row: i64, record: &Record, certain: bool, format: &str) -> Result<Known> {
    let mut statement = conn.prepare_cached(sql!("wave/known"))?;
    let found = statement
        .query_row([row], |row| {
            let text = row.get_ref(0)?.as_str()?;
            let same_text = text == record.text;
            let handle = row.get_ref(1)?.as_str_or_null()?.unwrap_or_default();
            let posted: Option<i64> = row.get(2)?;
            let now = record.posted.as_ref().and_then(|posted| posted.instant).map(|at| at.timestamp_micros());
            // What was reckoned from « two months ago » is another date a month later.
            let estimated = record.posted.as_ref().is_some_and(|posted| posted.estimated);
            let same_account = handle == record.account.as_deref().unwrap_or_default();
            let same_time = posted == now || estimated;
            let alike = || likeness::dice(text, &record.text) >= EDITED;
            // Ids that a platform gives once for ever are its own: another one may give the same.
            let is_same = if certain || (record.lasting && row.get_ref(7)?.as_str()? == format) {
                true
            } else if record.id.as_deref().is_some_and(is_telling) {
                same_text || same_account || same_time || alike()
            } else {
                same_account && same_time && (same_text || (posted.is_some() && (!handle.is_empty() || alike())))
            };
            if !is_same {
                return Ok(Known::Other);
            }
            let same = same_text
                && same_attributes(row.get_ref(3)?.as_str()?, &record.attributes)
                && (record.rating.is_none() || row.get::<_, Option<f64>>(4)? == record.rating)
                && (record.title.is_none() || row.get_ref(5)?.as_str_or_null()? == record.title.as_deref())
                && (record.url.is_none() || row.get_ref(6)?.as_str_or_null()? == record.url.as_deref());
            Ok(match (same, same_account && same_time) {
                (true, true) => Known::Same,
                (true, false) => Known::Elsewhere,
                (false, _) => Known::Changed,
            })
        })
        .optional()?;
    Ok(found.unwrap_or(Known::Other))
}

/// Whether an id is one that no two sources would give: a long number, leading zeros apart, or letters and digits that
/// alternate. A date is none.
pub(super) fn is_telling(id: &str) -> bool {
    let longest = id.split(|c: char| !c.is_ascii_digit()).map(|run| run.trim_start_matches('0').len()).max().unwrap_or(0);
    let turns = id.as_bytes().windows(2).filter(|pair| {
        let (one, other) = (pair[0], pair[1]);
        (one.is_ascii_digit() && other.is_ascii_alphabetic()) || (one.is_ascii_alphabetic() && other.is_ascii_digit())
    });
    longest >= 9 || (id.len() >= 12 && turns.count() >= 3)
}

/// The identity of a record without an id, as the study stores it.
pub(super) fn key(bytes: &[u8]) -> Option<u128> {
    bytes.try_into().ok().map(u128::from_le_bytes)
}

/// Whether the stored attributes already say all that the new ones do.
fn same_attributes(stored: &str, new: &Map<String, Value>) -> bool {
    if new.is_empty() {
        return true;
    }
    // A second import of the same file compares every record: the same writing is the same, read or not.
    if serde_json::to_string(new).is_ok_and(|new| new == stored) {
        return true;
    }
    let Ok(stored) = serde_json::from_str::<Map<String, Value>>(stored) else { return false };
    new.iter().all(|(name, value)| stored.get(name) == Some(value))
}

/// Whether a record says that its message was deleted.
fn is_deleted(record: &Record) -> bool {
    record.attributes.get("deleted") == Some(&Value::Bool(true))
}

/// Keeps a record for the end of the import: the study changes in one operation, or not at all.
pub(super) fn stage(conn: &Connection, row: i64, record: &Record) -> Result<()> {
    conn.prepare_cached(sql!("wave/stage"))?.execute(params![
        row,
        Value::Object(record.attributes.clone()).to_string(),
        record.rating,
        record.title,
        record.url,
        // Words that were taken back since were said all the same: they stay, and the message says that they were taken back.
        (!is_deleted(record)).then_some(record.text.as_str())
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
    /// Respondents of whom more, or something else, is known.
    pub respondents: u64,
    /// Texts that changed at their source, and that the analyst had corrected: the correction stays.
    pub kept: u64,
}

impl Renewed {
    /// What the analyst should know of it.
    pub fn warnings(self) -> Vec<Warning> {
        let said = [
            ("messages_updated", self.updated),
            ("texts_revised", self.revised),
            ("spans_lost", self.lost),
            ("respondents_updated", self.respondents),
            ("corrections_kept", self.kept),
        ];
        said.iter()
            .filter(|(_, count)| *count > 0)
            .map(|(code, count)| Warning { code: (*code).into(), detail: count.to_string() })
            .collect()
    }
}

/// Takes the staged records into the messages that they are about, and what is new of respondents.
pub(super) fn renew(work: &mut Work<'_>, import: i64, respondents: Vec<Changed>) -> Result<Renewed> {
    let mut renewed = Renewed { respondents: respondents.len() as u64, ..Renewed::default() };
    for one in respondents {
        work.conn.prepare_cached(sql!("survey/update_respondent"))?.execute(params![one.row, one.attributes, one.weight])?;
    }
    let mut last = i64::MIN;
    loop {
        let page: Vec<Staged> = work.conn.prepare_cached(sql!("wave/read"))?.query_map([last], staged)?.collect::<rusqlite::Result<_>>()?;
        let Some(end) = page.last() else { break };
        last = end.message;
        for one in page {
            let edit = edit(work.conn, &one)?;
            let is_news = match edit {
                // It was staged for something, and its text is not what it was staged for.
                Edit::InForce => true,
                Edit::Earlier => false,
                Edit::Original | Edit::Corrected | Edit::New => one.says_more()?,
            };
            if is_news {
                let mut attributes: Map<String, Value> = serde_json::from_str(&one.stored)?;
                attributes.extend(serde_json::from_str::<Map<String, Value>>(&one.attributes)?);
                let attributes = Value::Object(attributes).to_string();
                work.conn.prepare_cached(sql!("wave/update"))?.execute(params![one.message, attributes, one.rating, one.title, one.url])?;
                renewed.updated += 1;
            }
            match edit {
                Edit::New => {
                    let revision = revise(work, one.message, &one.old, &one.text, Some(import))?;
                    renewed.revised += 1;
                    renewed.lost += revision.lost.len() as u64;
                }
                Edit::Corrected => renewed.kept += 1,
                Edit::InForce | Edit::Original | Edit::Earlier => {}
            }
        }
    }
    work.unrecorded(|conn| Ok(conn.execute(sql!("wave/clear"), [])?))?;
    Ok(renewed)
}

/// What the text of a staged record is to the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    /// The text in force.
    InForce,
    /// The text that the analyst corrected or redacted: no news.
    Original,
    /// A text that a newer export replaced: this one is older, and changes nothing.
    Earlier,
    /// A new text, where the analyst corrected or redacted the one before: the correction stays.
    Corrected,
    /// A new text.
    New,
}

fn edit(conn: &Connection, one: &Staged) -> Result<Edit> {
    if one.text == one.old {
        return Ok(Edit::InForce);
    }
    let mut by_hand = false;
    let mut statement = conn.prepare_cached(sql!("wave/versions"))?;
    let mut rows = statement.query(params![one.message, one.text])?;
    while let Some(row) = rows.next()? {
        let (same, corrected): (bool, bool) = (row.get(0)?, row.get(1)?);
        if same {
            return Ok(if corrected { Edit::Original } else { Edit::Earlier });
        }
        by_hand |= corrected;
    }
    Ok(if by_hand { Edit::Corrected } else { Edit::New })
}

impl Staged {
    /// Whether the record says more than its text.
    fn says_more(&self) -> Result<bool> {
        Ok(!same_attributes(&self.stored, &serde_json::from_str(&self.attributes)?))
    }
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

#[cfg(test)]
mod tests {
    use super::is_telling;

    #[test]
    fn ids_that_count_prove_nothing() {
        for id in ["1", "4812", "R00012", "000000001", "message-numero-00012", "2024-01-02", "2024-05-12-001", "avis"] {
            assert!(!is_telling(id), "{id}");
        }
        for id in [
            "901656910939770881",
            "3292953864",
            "R_3hK9xPq2LmZ7vB1:Q3",
            "2f1c9a4e-7b3d-4c1a-9e8f-0a1b2c3d4e5f",
            "UgxKREWxIgDrw8w2e_Z4AaABAg",
        ] {
            assert!(is_telling(id), "{id}");
        }
    }
}
