//! The imports of a study: what each brought, how it was read, and taking one out.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::import::Report;
use super::record::{Posted, Precision, Record};
use super::roots::Opening;
use super::wave::{self, Known};
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// An import that is kept in the study.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportLine {
    /// Row id, which `import:` of a query takes.
    pub id: i64,
    /// Name of the file.
    pub file: String,
    /// Name of the format, or of the tool.
    pub format: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Whether its messages are in force: neither undone nor taken out.
    pub active: bool,
    /// Whether it was taken out; what is neither in force nor taken out was undone.
    pub removed: bool,
    /// What became of its records; in a list, without those left out.
    pub report: Report,
    /// How many were left out.
    pub left_out: u64,
    /// How the file was read, as the importer wrote it: JSON.
    pub about: String,
}

/// What taking an import out would take along.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ImportTakes {
    /// Messages.
    pub messages: u64,
    /// Codings on them.
    pub codings: u64,
    /// Memos on them, on their conversations and on those codings.
    pub memos: u64,
    /// Records of the models, and pieces of evidence, that stand on them.
    pub records: u64,
}

fn line(row: &Row<'_>) -> rusqlite::Result<ImportLine> {
    let report: String = row.get(7)?;
    let id = row.get(0)?;
    Ok(ImportLine {
        id,
        file: row.get(1)?,
        format: row.get(2)?,
        sha256: row.get(3)?,
        bytes: row.get(4)?,
        at: row.get(5)?,
        active: row.get(6)?,
        report: Report { import: id, ..serde_json::from_str(&report).unwrap_or_default() },
        about: row.get(8)?,
        left_out: row.get(9)?,
        removed: row.get(10)?,
    })
}

/// How a file was read: kept whatever became of its import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Row id of the import.
    pub import: i64,
    /// Name of the file.
    pub file: String,
    /// Name of the format, or of the tool.
    pub format: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// As the importer wrote it: JSON.
    pub about: String,
}

impl Study {
    /// How files were read, the latest first.
    pub fn readings(&self) -> Result<Vec<Reading>> {
        let read = |row: &Row<'_>| {
            Ok(Reading { import: row.get(0)?, file: row.get(1)?, format: row.get(2)?, at: row.get(3)?, about: row.get(4)? })
        };
        Ok(self.conn.prepare_cached(sql!("imports/readings"))?.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The imports, the latest first; `all` tells those that were undone or taken out too.
    pub fn imports(&self, all: bool) -> Result<Vec<ImportLine>> {
        Ok(self.conn.prepare_cached(sql!("imports/list"))?.query_map([all], line)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One import.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when there is no such import.
    pub fn import_line(&self, id: i64) -> Result<ImportLine> {
        let found = self.conn.prepare_cached(sql!("imports/one"))?.query_row([id], line).optional()?;
        found.ok_or_else(|| Error::UnknownObject { kind: "import".into(), id: id.to_string() })
    }

    /// Row id of the first message of an import in force.
    pub fn first_of_import(&self, id: i64) -> Result<Option<i64>> {
        Ok(self.conn.prepare_cached(sql!("imports/first"))?.query_row([id], |row| row.get(0))?)
    }

    /// How many messages of a rehearsed import this study has already, told as the import itself would tell them.
    pub fn already_has(&self, rehearsed: &Study) -> Result<u64> {
        let mut records: Option<FxHashSet<u128>> = None;
        let mut known = 0;
        let mut statement = rehearsed.conn.prepare_cached(sql!("import/identities"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let key = row.get_ref(1)?.as_blob_or_null()?.and_then(wave::key);
            let is_known = match key {
                Some(key) => {
                    if records.is_none() {
                        records = Some(self.record_keys()?);
                    }
                    records.as_ref().is_some_and(|records| records.contains(&key))
                }
                None => match self.message_id(row.get_ref(0)?.as_str()?)? {
                    Some(standing) => wave::compare(&self.conn, standing, &rehearsed_record(row)?, false, "")? != Known::Other,
                    None => false,
                },
            };
            known += u64::from(is_known);
        }
        Ok(known)
    }

    /// Identities of the records in force that have no id of their own.
    fn record_keys(&self) -> Result<FxHashSet<u128>> {
        let mut keys = FxHashSet::default();
        let mut statement = self.conn.prepare_cached(sql!("import/records"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            keys.extend(wave::key(row.get_ref(0)?.as_blob()?));
        }
        Ok(keys)
    }

    /// What taking an import out would take along.
    pub fn import_takes(&self, id: i64) -> Result<ImportTakes> {
        self.import_line(id)?;
        Ok(self.conn.prepare_cached(sql!("imports/takes"))?.query_row([id], |row| {
            Ok(ImportTakes { messages: row.get(0)?, codings: row.get(1)?, memos: row.get(2)?, records: row.get(3)? })
        })?)
    }

    /// Takes an import out, with every coding, memo and record on its messages, as one operation. Replies to its messages
    /// that other imports brought become replies to a missing parent. What it brought up to date elsewhere stays.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when there is no such import in force.
    pub fn remove_import(&mut self, id: i64, now: DateTime<Utc>) -> Result<Output<ImportTakes>> {
        let gone = self.import_line(id)?;
        if !gone.active {
            return Err(Error::UnknownObject { kind: "import".into(), id: id.to_string() });
        }
        let takes = self.import_takes(id)?;
        let output = self.transact("remove-import", now, |work| {
            part_conversations(work, id)?;
            // Memos on codings are found through the codings: they go first. Spans go when nothing stands on them.
            for statement in [
                sql!("imports/keep_respondents"),
                sql!("imports/keep_questions"),
                sql!("imports/remove_memos"),
                sql!("imports/remove_things"),
                sql!("imports/remove_coding"),
                sql!("imports/remove_square_position"),
                sql!("imports/remove_actant"),
                sql!("imports/remove_thymic"),
                sql!("imports/remove_veridictory"),
                sql!("imports/remove_isotopy"),
                sql!("imports/remove_evidence"),
                sql!("imports/remove_mask_message"),
                sql!("imports/remove_set_message"),
                sql!("imports/forget_examples"),
                sql!("imports/remove_span"),
                sql!("imports/remove"),
            ] {
                work.conn.execute(statement, [id])?;
            }
            work.note("file", gone.file);
            work.note("messages", takes.messages);
            work.note("codings", takes.codings);
            Ok(takes)
        })?;
        self.forget_derived();
        Ok(output)
    }
}

/// A rehearsed message as the record that it was, as far as it tells whose and when it is.
fn rehearsed_record(row: &Row<'_>) -> rusqlite::Result<Record> {
    let posted = row.get::<_, Option<i64>>(3)?.and_then(DateTime::from_timestamp_micros);
    Ok(Record {
        id: row.get(0)?,
        account: row.get(2)?,
        posted: posted.map(|at| Posted { instant: Some(at), precision: Precision::Second, original: String::new(), estimated: false }),
        text: row.get(4)?,
        ..Record::default()
    })
}

/// Parts the conversations that an import shares with others: replies to its messages answer a missing parent now, and what
/// stood below them follows.
fn part_conversations(work: &Work<'_>, import: i64) -> Result<()> {
    struct Left {
        id: i64,
        parent: Option<i64>,
        parent_ext: Option<String>,
        parent_goes: bool,
        root: i64,
        within: Option<String>,
        opening: Opening,
    }
    let read = |row: &Row<'_>| {
        let (id, parent): (i64, Option<i64>) = (row.get(0)?, row.get(1)?);
        let answers = parent.is_some() || row.get(7)?;
        Ok(Left {
            id,
            parent,
            parent_ext: row.get(2)?,
            parent_goes: row.get::<_, Option<bool>>(3)?.unwrap_or(false),
            root: row.get(4)?,
            within: row.get(5)?,
            opening: (answers, row.get::<_, Option<i64>>(6)?.unwrap_or(i64::MAX), id),
        })
    };
    let left: Vec<Left> =
        work.conn.prepare_cached(sql!("imports/orphaned"))?.query_map([import], read)?.collect::<rusqlite::Result<_>>()?;
    let parents: FxHashMap<i64, i64> = left.iter().filter(|one| !one.parent_goes).filter_map(|one| Some((one.id, one.parent?))).collect();
    // What a source names stays one conversation, under what opens the rest of it.
    let standing: FxHashMap<i64, &str> = left.iter().filter_map(|one| Some((one.id, one.within.as_deref()?))).collect();
    let mut wholes: FxHashMap<&str, Opening> = FxHashMap::default();
    for one in &left {
        if let Some(within) = &one.within {
            let opens = wholes.entry(within).or_insert(one.opening);
            *opens = one.opening.min(*opens);
        }
    }
    for one in &left {
        if let (true, Some(ext)) = (one.parent_goes, &one.parent_ext) {
            work.conn.prepare_cached(sql!("imports/orphan"))?.execute((one.id, ext))?;
        }
        let (mut at, mut steps) = (one.id, 0);
        // A circle of parents cannot be, and must not hang.
        let root = loop {
            if let Some(opens) = standing.get(&at).and_then(|within| wholes.get(within)) {
                break opens.2;
            }
            match parents.get(&at).filter(|_| steps <= left.len()) {
                Some(&parent) => at = parent,
                None => break at,
            }
            steps += 1;
        };
        if root != one.root {
            work.conn.prepare_cached(sql!("imports/set_root"))?.execute((one.id, root))?;
        }
    }
    Ok(())
}
