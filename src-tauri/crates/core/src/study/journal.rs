//! Undo, redo and the journal in words.

use rusqlite::session::{ConflictAction, ConflictType, invert_strm};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Study;
use crate::codebook::in_lang;
use crate::error::{Error, Result};
use crate::id;
use crate::locale::{self, Lang};
use crate::storage::{schema, sql};

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Number of the operation, from 1.
    pub id: i64,
    /// Kind of operation, a stable word.
    pub kind: String,
    /// The values of its sentence.
    pub args: Map<String, Value>,
    /// Who did it.
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// `done`, `undone`, or `dropped` (undone, then overtaken by another operation).
    pub state: String,
}

impl Line {
    /// The line as a sentence.
    pub fn describe(&self, lang: Lang) -> String {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            // A code is told in the languages that it has.
            Value::Object(texts) => in_lang(texts, Some(lang)).unwrap_or_default().to_owned(),
            other => other.to_string(),
        };
        let args: Vec<(&str, String)> = self.args.iter().map(|(name, value)| (name.as_str(), text(value))).collect();
        locale::say(lang, &format!("history-{}", self.kind), &args)
    }
}

pub(super) fn line(row: &rusqlite::Row<'_>) -> rusqlite::Result<Line> {
    let args: String = row.get(2)?;
    Ok(Line {
        id: row.get(0)?,
        kind: row.get(1)?,
        args: serde_json::from_str(&args).unwrap_or_default(),
        author: row.get(3)?,
        at: row.get(4)?,
        state: row.get(5)?,
    })
}

impl Study {
    /// The journal, newest first, `limit` lines from `offset`, with the number of all lines.
    pub fn history(&self, offset: i64, limit: i64) -> Result<(i64, Vec<Line>)> {
        let total = self.conn.prepare_cached(sql!("journal/count"))?.query_row([], |row| row.get(0))?;
        let lines = self.conn.prepare_cached(sql!("journal/page"))?.query_map([limit, offset], line)?.collect::<Result<_, _>>()?;
        Ok((total, lines))
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Result<Option<Line>> {
        Ok(self.conn.prepare_cached(sql!("journal/next_undo"))?.query_row([], line).optional()?)
    }

    /// What redo would bring back.
    pub fn next_redo(&self) -> Result<Option<Line>> {
        Ok(self.conn.prepare_cached(sql!("journal/next_redo"))?.query_row([], line).optional()?)
    }

    /// Takes the last operation back.
    pub fn undo(&mut self) -> Result<Line> {
        let line = self.next_undo()?.ok_or(Error::NothingToUndo)?;
        self.replay(&line, true)?;
        Ok(line)
    }

    /// Brings back the operation that was last taken back.
    pub fn redo(&mut self) -> Result<Line> {
        let line = self.next_redo()?.ok_or(Error::NothingToRedo)?;
        self.replay(&line, false)?;
        Ok(line)
    }

    /// Undoes, the latest first, until `op` is the last operation in force; or redoes until it is in force.
    /// Answers how many steps were made.
    ///
    /// # Errors
    /// [`Error::UndoBarrier`] when an upgrade of the file stands between; nothing is undone then.
    /// [`Error::UnknownObject`] when the journal has no such operation, or only one that was undone and overtaken.
    pub fn step_to(&mut self, op: i64) -> Result<usize> {
        let unknown = || Error::UnknownObject { kind: "operation".into(), id: op.to_string() };
        let state: String =
            self.conn.prepare_cached(sql!("journal/state"))?.query_row([op], |row| row.get(0)).optional()?.ok_or_else(unknown)?;
        // All of it or nothing: what cannot be stepped over is told before the first step.
        let barred: bool = self.conn.prepare_cached(sql!("journal/barred"))?.query_row(params![op, schema::current()], |row| row.get(0))?;
        if barred {
            return Err(Error::UndoBarrier);
        }
        let mut steps = 0;
        match state.as_str() {
            "done" => {
                while self.next_undo()?.is_some_and(|line| line.id > op) {
                    self.undo()?;
                    steps += 1;
                }
            }
            "undone" => {
                while self.next_redo()?.is_some_and(|line| line.id <= op) {
                    self.redo()?;
                    steps += 1;
                }
            }
            _ => return Err(unknown()),
        }
        Ok(steps)
    }

    /// Gives up what redo would bring back: an import that was stopped leaves nothing, not even that.
    pub fn forgo_redo(&mut self) -> Result<()> {
        if !self.is_writable() {
            return Err(Error::ReadOnly);
        }
        self.conn.prepare_cached(sql!("journal/drop_undone"))?.execute([])?;
        Ok(())
    }

    fn replay(&mut self, line: &Line, invert: bool) -> Result<()> {
        if !self.is_writable() {
            return Err(Error::ReadOnly);
        }
        let (changeset, made_at): (Vec<u8>, i32) =
            self.conn.prepare_cached(sql!("journal/changeset"))?.query_row([line.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if made_at != schema::current() {
            return Err(Error::UndoBarrier);
        }
        let changes = if invert {
            let mut inverted = Vec::new();
            invert_strm(&mut changeset.as_slice(), &mut inverted)?;
            inverted
        } else {
            changeset
        };
        self.conn.execute_batch("begin immediate")?;
        let replayed = (|| -> Result<()> {
            self.conn.apply_strm(&mut changes.as_slice(), None::<fn(&str) -> bool>, |_: ConflictType, _| {
                ConflictAction::SQLITE_CHANGESET_ABORT
            })?;
            self.conn.prepare_cached(sql!("journal/set_state"))?.execute(params![line.id, if invert { "undone" } else { "done" }])?;
            if line.kind == "revise-text" || line.args.get("revised").and_then(Value::as_u64).is_some_and(|texts| texts > 0) {
                // The index holds the other version of the text.
                id::take(&self.conn, "corpus", 1)?;
            }
            self.conn.execute_batch("commit")?;
            Ok(())
        })();
        if let Err(fault) = replayed {
            self.conn.execute_batch("rollback").ok();
            return Err(fault);
        }
        if matches!(
            line.kind.as_str(),
            "import" | "import-study" | "remove-import" | "revise-text" | "link-accounts" | "unlink-account" | "account-role"
        ) {
            self.forget_derived();
        }
        Ok(())
    }
}
