//! The imports of a study: what each brought, how it was read, and taking one out.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row};
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::import::Report;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::{Output, Study};

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
    /// What became of its records.
    pub report: Report,
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
    })
}

impl Study {
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

    /// How many messages of a rehearsed import this study has already: those with the same id, or the same whole row.
    pub fn already_has(&self, rehearsed: &Study) -> Result<u64> {
        let mut records: Option<FxHashSet<Vec<u8>>> = None;
        let mut known = 0;
        let mut statement = rehearsed.conn.prepare_cached(sql!("import/identities"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let record: Option<Vec<u8>> = row.get(1)?;
            let is_known = match record {
                None => self.message_id(row.get_ref(0)?.as_str()?)?.is_some(),
                Some(record) => {
                    if records.is_none() {
                        let mut statement = self.conn.prepare_cached(sql!("import/records"))?;
                        records = Some(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?);
                    }
                    records.as_ref().is_some_and(|records| records.contains(&record))
                }
            };
            known += u64::from(is_known);
        }
        Ok(known)
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
            let orphaned: Vec<(i64, String)> = work
                .conn
                .prepare_cached(sql!("imports/orphaned"))?
                .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            for (child, parent) in &orphaned {
                work.conn.prepare_cached(sql!("imports/orphan"))?.execute((child, parent))?;
            }
            for (child, _) in orphaned {
                work.conn.prepare_cached(sql!("imports/reroot_below"))?.execute([child])?;
            }
            // Memos on codings are found through the codings: they go first. Spans go when nothing stands on them.
            for statement in [
                sql!("imports/remove_memos"),
                sql!("imports/remove_coding"),
                sql!("imports/remove_square_position"),
                sql!("imports/remove_actant"),
                sql!("imports/remove_thymic"),
                sql!("imports/remove_veridictory"),
                sql!("imports/remove_isotopy"),
                sql!("imports/remove_evidence"),
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
