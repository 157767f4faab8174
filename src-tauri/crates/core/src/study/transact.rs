//! One operation: a transaction, its changeset, its line in the journal.

use chrono::{DateTime, Utc};
use rusqlite::session::Session;
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::{Study, stamp};
use crate::error::{Error, Result};
use crate::storage::{schema, sql};

/// What an operation gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output<T> {
    /// The operation's number in the journal; `None` when nothing changed.
    pub op: Option<i64>,
    /// What the caller asked for.
    pub value: T,
}

/// The inside of an operation: its connection, its author, its time.
pub struct Work<'a> {
    /// The writing connection, inside the transaction.
    pub conn: &'a Connection,
    /// The operation's time, as the study writes times.
    pub at: String,
    /// Who does it.
    pub author: String,
    session: Session<'a>,
    args: Map<String, Value>,
    kind: &'static str,
}

impl Work<'_> {
    /// Keeps a value for the journal's line.
    pub fn note(&mut self, name: &str, value: impl Into<Value>) {
        self.args.insert(name.to_owned(), value.into());
    }

    /// Runs `body` without recording: for bulk rows, which undo hides rather than deletes.
    pub fn unrecorded<T>(&mut self, body: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.session.set_enabled(false);
        let result = body(self.conn);
        self.session.set_enabled(true);
        result
    }

    /// Names the operation otherwise than it began.
    pub fn rename(&mut self, kind: &'static str) {
        self.kind = kind;
    }
}

impl Study {
    /// Applies one operation: all of it, durable, or nothing.
    ///
    /// `kind` and the values noted by `body` are the journal's line; `history-<kind>` is its sentence.
    /// An operation that changes nothing leaves no line.
    pub(crate) fn transact<T>(
        &mut self,
        kind: &'static str,
        now: DateTime<Utc>,
        body: impl FnOnce(&mut Work<'_>) -> Result<T>,
    ) -> Result<Output<T>> {
        if !self.is_writable() {
            return Err(Error::ReadOnly);
        }
        self.conn.execute_batch("begin immediate")?;
        let done = self.recorded(kind, now, body);
        match done {
            Ok(output) => {
                if let Err(fault) = self.conn.execute_batch("commit") {
                    self.conn.execute_batch("rollback").ok();
                    return Err(fault.into());
                }
                Ok(output)
            }
            Err(fault) => {
                // The first error is the one worth telling.
                self.conn.execute_batch("rollback").ok();
                Err(fault)
            }
        }
    }

    fn recorded<T>(&self, kind: &'static str, now: DateTime<Utc>, body: impl FnOnce(&mut Work<'_>) -> Result<T>) -> Result<Output<T>> {
        let mut session = Session::new(&self.conn)?;
        for table in schema::JOURNALED {
            session.attach(Some(*table))?;
        }
        let mut work = Work { conn: &self.conn, at: stamp(now), author: self.coder.clone(), session, args: Map::new(), kind };
        let value = body(&mut work)?;
        let mut changeset = Vec::new();
        work.session.changeset_strm(&mut changeset)?;
        let Work { session, at, author, args, kind, .. } = work;
        drop(session);
        if changeset.is_empty() {
            return Ok(Output { op: None, value });
        }
        self.conn.prepare_cached(sql!("journal/drop_undone"))?.execute([])?;
        self.conn.prepare_cached(sql!("journal/insert"))?.execute(params![
            kind,
            Value::Object(args).to_string(),
            author,
            at,
            changeset,
            schema::current()
        ])?;
        Ok(Output { op: Some(self.conn.last_insert_rowid()), value })
    }
}
