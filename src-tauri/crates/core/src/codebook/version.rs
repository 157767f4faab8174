//! The codebook as it stood: versions kept by hand, and by themselves before its structure changes.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::document::{CodeRecord, NetRecord, RelationRecord};
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// The codebook at one moment, as its records: external ids, the words of linked examples in place of where they stand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The codes, in the order of the codebook.
    #[serde(default)]
    pub codes: Vec<CodeRecord>,
    /// The nets, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nets: Vec<NetRecord>,
    /// The relations between codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<RelationRecord>,
}

/// A version that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Row id.
    pub id: i64,
    /// Its number, from 1, the eldest first.
    pub number: usize,
    /// Its name; `None` where it was kept by itself.
    pub name: Option<String>,
    /// What was written on it.
    pub note: Option<String>,
    /// Who kept it.
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// The last operation in it; 0 where it came with a document.
    pub op: i64,
    /// The codebook.
    pub snapshot: Snapshot,
}

/// The codebook as it is, ready to be kept.
#[derive(Debug, Clone)]
pub(crate) struct State {
    json: String,
    op: i64,
    blank: bool,
}

/// Keeps the codebook as it is, inside an operation that is to change its structure, unless that version is kept already.
pub(crate) fn keep_before(work: &Work<'_>, state: &State) -> Result<()> {
    let last: Option<String> = work.conn.prepare_cached(sql!("version/last"))?.query_row([], |row| row.get(0)).optional()?;
    if state.blank || last.as_deref() == Some(&state.json) {
        return Ok(());
    }
    insert(work, None, None, state).map(drop)
}

fn insert(work: &Work<'_>, name: Option<&str>, note: Option<&str>, state: &State) -> Result<i64> {
    let id = id::take(work.conn, "codebook_version", 1)?;
    work.conn.prepare_cached(sql!("version/insert"))?.execute(params![id, name, note, work.author, work.at, state.op, state.json])?;
    Ok(id)
}

impl Study {
    /// The codebook as it is now.
    pub fn snapshot(&self) -> Result<Snapshot> {
        let codebook = self.codebook()?;
        let mut codes = self.code_records(&codebook, None)?;
        for (record, code) in codes.iter_mut().zip(&codebook.codes) {
            // Where an example stands may be corrected or taken out; a version says its words.
            if record.example_at.take().is_some()
                && let Some(example) = self.example(code.id)?
            {
                record.example = super::unite::joined([Some(example.quote), record.example.take()]);
            }
        }
        Ok(Snapshot { codes, nets: self.net_records(&codebook)?, relations: self.relation_records(&codebook)? })
    }

    pub(crate) fn codebook_state(&self) -> Result<State> {
        let snapshot = self.snapshot()?;
        let op = self.conn.prepare_cached(sql!("version/last_op"))?.query_row([], |row| row.get(0))?;
        Ok(State { json: serde_json::to_string(&snapshot)?, op, blank: snapshot.codes.is_empty() })
    }

    /// The versions kept, the eldest first.
    pub fn codebook_versions(&self) -> Result<Vec<Version>> {
        let mut statement = self.conn.prepare_cached(sql!("version/all"))?;
        let rows = statement.query_map([], |row| {
            let codes: String = row.get(6)?;
            Ok(Version {
                id: row.get(0)?,
                number: 0,
                name: row.get(1)?,
                note: row.get(2)?,
                author: row.get(3)?,
                at: row.get(4)?,
                op: row.get(5)?,
                snapshot: serde_json::from_str(&codes).unwrap_or_default(),
            })
        })?;
        rows.enumerate().map(|(at, version)| Ok(Version { number: at + 1, ..version? })).collect()
    }

    /// The number of the codebook as it is now: that of the last version kept, or the next one once something changed since.
    /// 0 while there is neither a code nor a version.
    pub fn codebook_version(&self) -> Result<usize> {
        let kept: usize = self.conn.prepare_cached(sql!("version/count"))?.query_row([], |row| row.get(0))?;
        let last: Option<String> = self.conn.prepare_cached(sql!("version/last"))?.query_row([], |row| row.get(0)).optional()?;
        let state = self.codebook_state()?;
        Ok(if (kept == 0 && state.blank) || last.as_deref() == Some(&state.json) { kept } else { kept + 1 })
    }

    /// Keeps the codebook as it is under a name. Where the last version is the same and has no name, it takes this one.
    /// Answers the version's row id.
    pub fn keep_version(&mut self, name: &str, note: Option<&str>, now: DateTime<Utc>) -> Result<Output<i64>> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::BadParameter { name: "name".into(), value: String::new() });
        }
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let state = self.codebook_state()?;
        let last = self.codebook_versions()?.pop().filter(|last| last.name.is_none());
        let same = match last {
            Some(last) if serde_json::to_string(&last.snapshot)? == state.json => Some(last.id),
            _ => None,
        };
        self.transact("keep-version", now, |work| {
            work.note("name", name);
            match same {
                Some(id) => {
                    work.conn.prepare_cached(sql!("version/update"))?.execute(params![id, name, note])?;
                    Ok(id)
                }
                None => insert(work, Some(name), note, &state),
            }
        })
    }

    /// A version as people name it: its number, its name, or `now`.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when no version is named so.
    pub fn find_version(&self, name: &str) -> Result<Version> {
        let mut versions = self.codebook_versions()?;
        if name == "now" {
            let op = self.conn.prepare_cached(sql!("version/last_op"))?.query_row([], |row| row.get(0))?;
            return Ok(Version {
                id: 0,
                number: self.codebook_version()?,
                name: None,
                note: None,
                author: self.coder.clone(),
                at: String::new(),
                op,
                snapshot: self.snapshot()?,
            });
        }
        let lower = name.to_lowercase();
        let by_number = versions.iter().position(|version| version.number.to_string() == name);
        let at =
            by_number.or_else(|| versions.iter().rposition(|version| version.name.as_ref().is_some_and(|n| n.to_lowercase() == lower)));
        match at {
            Some(at) => Ok(versions.swap_remove(at)),
            None => Err(Error::UnknownObject { kind: "version".into(), id: name.to_owned() }),
        }
    }
}
