//! Import: one file, one operation. Rows come in by chunks under an import that is not yet active;
//! a last journaled transaction makes it active. Undo hides them, cancel and a killed process leave nothing.

use std::sync::mpsc;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::lists::Space;
use super::loader::Loader;
use super::record::{Item, Reader, Skipped, Warning};
use super::survey::Survey;
use super::wave;
use crate::error::{Error, Result};
use crate::id;
use crate::search::index::Feed;
use crate::storage::{schema, sql};
use crate::study::{Output, Study, Work, stamp};
use crate::text::likeness;

/// Rows a transaction of the bulk phase.
const CHUNK: usize = 20_000;

/// Above this size a file is not kept in the study, only its fingerprint.
pub const KEPT_UNDER: u64 = 64 << 20;

/// What is known of a file before it is read.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// Name as people see it.
    pub file: String,
    /// Name of the format.
    pub format: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
    /// The bytes themselves, when under [`KEPT_UNDER`].
    pub content: Option<Vec<u8>>,
    /// Type of space of records that name none.
    pub space: Option<Space>,
    /// Venue of records that name none.
    pub venue: Option<String>,
    /// Language of records that name none; without it a detector answers.
    pub lang: Option<String>,
    /// How the file was read, as JSON: what the report tells beside the counts, and what a later wave is read by.
    pub about: String,
    /// Nothing is guessed: a language that is not said stays unknown.
    pub as_said: bool,
}

/// What became of a file. `records = messages + duplicates + skipped.len()`, always.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Row id of the import.
    #[serde(skip)]
    pub import: i64,
    /// Records of the file.
    pub records: u64,
    /// Records that became messages.
    pub messages: u64,
    /// Records met before.
    pub duplicates: u64,
    /// Records that could not be imported, with the reason.
    #[serde(default)]
    pub skipped: Vec<Skipped>,
    /// Trees of replies that these messages stand in.
    pub conversations: u64,
    /// Accounts that wrote them.
    pub accounts: u64,
    /// Messages whose parent is named but absent.
    pub orphans: u64,
    /// What the analyst should know.
    pub warnings: Vec<Warning>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Records read.
    pub records: u64,
    /// Bytes read.
    pub bytes: u64,
}

impl Study {
    /// Imports the records of `reader` as one operation.
    ///
    /// `progress` is asked after each batch and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`] and every other error leave the study as it was.
    pub fn import(
        &mut self,
        intake: &Intake,
        reader: Box<dyn Reader>,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Output<Report>> {
        self.import_with(intake, reader, now, progress, |_, _| Ok(()))
    }

    /// The same, with more to do inside the operation: what else a document holds.
    pub(crate) fn import_with(
        &mut self,
        intake: &Intake,
        reader: Box<dyn Reader>,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(Progress) -> bool,
        also: impl FnOnce(&mut Work<'_>, &Report) -> Result<()>,
    ) -> Result<Output<Report>> {
        if !self.is_writable() {
            return Err(Error::ReadOnly);
        }
        let import = self.begin_import(intake, now)?;
        let loaded = self.load(intake, import, reader, progress).and_then(|(loader, feed)| {
            // A stop that came while threads were tied is a stop too.
            if !progress(Progress { records: loader.report.records, bytes: intake.bytes }) {
                return Err(Error::Cancelled);
            }
            let output = self.activate(loader, import, now, also)?;
            Ok((output, feed))
        });
        match loaded {
            Ok((output, feed)) => {
                self.forget_derived();
                // The index is derived: when it cannot be written, the next search rebuilds it.
                if output.value.1 {
                    feed.commit(&self.corpus_mark()?).ok();
                }
                Ok(Output { op: output.op, value: output.value.0 })
            }
            Err(fault) => {
                // What cannot be removed now is removed at the next opening; the first error is the one worth telling.
                self.forget_import(import).ok();
                Err(fault)
            }
        }
    }

    fn begin_import(&mut self, intake: &Intake, now: DateTime<Utc>) -> Result<i64> {
        let conn = &self.conn;
        conn.execute_batch("begin immediate")?;
        let begun = (|| -> Result<i64> {
            let import = id::take(conn, "import", 1)?;
            conn.execute(
                sql!("import/begin"),
                params![import, intake.file, intake.format, intake.sha256, intake.bytes as i64, stamp(now), or_empty(&intake.about)],
            )?;
            if let Some(content) = &intake.content {
                let packed =
                    zstd::bulk::compress(content, 3).map_err(|e| Error::Io { path: intake.file.clone(), detail: e.to_string() })?;
                conn.execute(sql!("import/keep_file"), params![import, packed])?;
            }
            Ok(import)
        })();
        self.end(begun)
    }

    fn load<'a>(
        &mut self,
        intake: &'a Intake,
        import: i64,
        mut reader: Box<dyn Reader>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(Loader<'a>, Feed)> {
        let mut loader = Loader::new(&self.conn, intake, import)?;
        loader.explain(&self.conn, reader.legend())?;
        let mut feed = self.feed(intake.bytes)?;
        if loader.ids.is_empty() && intake.bytes > 4 << 20 {
            // Sorted runs at the end are cheaper than a million insertions in disorder.
            self.conn.execute_batch(schema::DROP_BULK_INDEXES)?;
        }
        self.conn.pragma_update(None, "synchronous", "normal")?;
        // The loader makes what it refers to; `livi check` verifies it all the same.
        self.conn.pragma_update(None, "foreign_keys", false)?;
        let (sender, receiver) = mpsc::sync_channel(4);
        let loaded = std::thread::scope(|scope| -> Result<Vec<Warning>> {
            let reading = scope.spawn(move || -> Result<Vec<Warning>> {
                loop {
                    let mut batch = Vec::with_capacity(1024);
                    let more = reader.next_batch(&mut batch)?;
                    for item in &mut batch {
                        if let Item::Record(record) = item {
                            record.twin = likeness::twin(&record.text);
                        }
                    }
                    // A closed channel means that the import stopped: nothing is left to read for.
                    if sender.send((batch, reader.bytes_read())).is_err() || !more {
                        return Ok(reader.warnings());
                    }
                }
            });
            let inserted = self.insert_all(&mut loader, &mut feed, &receiver, progress);
            drop(receiver);
            let read = reading.join().unwrap_or_else(|_| Err(Error::Io { path: intake.file.clone(), detail: "the reader stopped".into() }));
            inserted?;
            read
        });
        self.conn.pragma_update(None, "synchronous", "full")?;
        self.conn.pragma_update(None, "foreign_keys", true)?;
        let warnings = loaded?;
        self.conn.execute_batch("begin immediate")?;
        let tied = loader
            .tie(&self.conn)
            .and_then(|()| self.register_attributes(&loader.attributes, &loader.survey))
            .and_then(|()| Ok(self.conn.execute_batch(schema::BULK_INDEXES)?));
        self.end(tied)?;
        loader.finish_report(warnings);
        Ok((loader, feed))
    }

    fn insert_all(
        &self,
        loader: &mut Loader<'_>,
        feed: &mut Feed,
        batches: &mpsc::Receiver<(Vec<Item>, u64)>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<()> {
        let mut open = 0;
        let mut taken = 0;
        let conn = &self.conn;
        let result = (|| {
            for (batch, bytes) in batches {
                if open == 0 {
                    conn.execute_batch("begin immediate")?;
                }
                open += batch.len().max(1);
                loader.judge(conn, &batch)?;
                for item in batch {
                    loader.take(conn, item, feed)?;
                }
                if open >= CHUNK {
                    commit_chunk(conn, loader, &mut taken)?;
                    open = 0;
                }
                if !progress(Progress { records: loader.report.records, bytes }) {
                    return Err(Error::Cancelled);
                }
            }
            if open > 0 {
                commit_chunk(conn, loader, &mut taken)?;
            }
            Ok(())
        })();
        if result.is_err() && !conn.is_autocommit() {
            conn.execute_batch("rollback").ok();
        }
        result
    }

    fn register_attributes(&self, attributes: &FxHashMap<String, &'static str>, survey: &Survey) -> Result<()> {
        let mut names: Vec<_> = attributes.iter().collect();
        names.sort();
        for (name, kind) in names {
            self.conn.prepare_cached(sql!("import/attribute"))?.execute(params![
                name,
                kind,
                survey.labels.get(name),
                survey.personal.contains(name)
            ])?;
        }
        Ok(())
    }

    fn activate(
        &mut self,
        loader: Loader<'_>,
        import: i64,
        now: DateTime<Utc>,
        also: impl FnOnce(&mut Work<'_>, &Report) -> Result<()>,
    ) -> Result<Output<(Report, bool)>> {
        self.transact("import", now, |work| {
            work.note("file", loader.intake.file.clone());
            work.note("messages", loader.report.messages);
            work.note("import", import);
            let mut loader = loader;
            let renewed = wave::renew(work, import, loader.survey.take_changed())?;
            loader.report.warnings.extend(renewed.warnings());
            if renewed != wave::Renewed::default() {
                work.note("updated", renewed.updated);
                work.note("revised", renewed.revised);
            }
            work.unrecorded(|conn| {
                conn.execute(sql!("import/ready"), params![import, serde_json::to_string(&loader.report)?])?;
                conn.execute(sql!("imports/keep_reading"), [import])?;
                conn.execute(sql!("imports/forget_readings"), [])?;
                id::take(conn, "corpus", 1)?;
                Ok(())
            })?;
            // After what is not recorded of this row: the changeset must hold nothing of it but that it became active.
            work.conn.execute(sql!("import/activate"), [import])?;
            adopt_orphans(work.conn, import)?;
            for (old, new) in loader.reopened() {
                reroot(work.conn, old, new)?;
            }
            also(work, &loader.report)?;
            // Words of revised texts are not in the feed: the index is then built anew.
            Ok((loader.report, renewed.revised == 0))
        })
    }

    /// Removes what an import left that never became active.
    fn forget_import(&self, import: i64) -> Result<()> {
        // What goes is whole: looking for what still refers to each account would read every message for each.
        self.conn.pragma_update(None, "foreign_keys", false)?;
        let forgotten = self.forget_rows(import);
        self.conn.pragma_update(None, "foreign_keys", true)?;
        forgotten
    }

    fn forget_rows(&self, import: i64) -> Result<()> {
        self.conn.execute_batch("begin immediate")?;
        let forgotten = (|| -> Result<()> {
            for statement in [
                sql!("import/forget_links"),
                sql!("import/forget_blanks"),
                sql!("import/forget_bodies"),
                sql!("import/forget_messages"),
                sql!("import/forget_respondents"),
                sql!("import/forget_questions"),
                sql!("import/forget_accounts"),
                sql!("import/forget_venues"),
                sql!("import/forget_file"),
                sql!("import/forget"),
            ] {
                self.conn.execute(statement, [import])?;
            }
            self.conn.execute(sql!("import/forget_persons"), [])?;
            // What was said of other messages goes too: nothing of the file may stay.
            self.conn.execute(sql!("wave/clear"), [])?;
            self.conn.execute_batch(schema::BULK_INDEXES)?;
            Ok(())
        })();
        self.end(forgotten)
    }

    /// Commits what went well; rolls back everything else, a refused commit included.
    fn end<T>(&self, done: Result<T>) -> Result<T> {
        let done = done.and_then(|value| {
            self.conn.execute_batch("commit")?;
            Ok(value)
        });
        if done.is_err() && !self.conn.is_autocommit() {
            // The first error is the one worth telling.
            self.conn.execute_batch("rollback").ok();
        }
        done
    }

    /// Removes what killed processes left behind.
    pub(crate) fn forget_unfinished_imports(&self) -> Result<()> {
        let unfinished: Vec<i64> =
            self.conn.prepare(sql!("import/unfinished"))?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        unfinished.into_iter().try_for_each(|import| self.forget_import(import))
    }

    /// Changes whenever the set of indexed texts may have changed.
    pub(crate) fn corpus_mark(&self) -> Result<String> {
        Ok(self.conn.prepare_cached(sql!("import/mark"))?.query_row([], |row| row.get(0))?)
    }
}

/// An import that says nothing of itself says so in JSON too.
fn or_empty(about: &str) -> &str {
    if about.is_empty() { "{}" } else { about }
}

fn commit_chunk(conn: &Connection, loader: &Loader<'_>, taken: &mut usize) -> Result<()> {
    let made = loader.parents.len();
    id::take(conn, "message", (made - *taken) as i64)?;
    *taken = made;
    conn.execute_batch("commit")?;
    Ok(())
}

/// Replies of earlier imports whose parent has come with this one join its conversation; undo restores them.
fn adopt_orphans(conn: &Connection, import: i64) -> Result<()> {
    let adopted: Vec<(i64, i64, bool)> = conn
        .prepare_cached(sql!("import/adoptable"))?
        .query_map([import], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (child, parent, within) in adopted {
        if descends(conn, parent, child)? {
            continue; // A parent that answers its own reply: left as it is.
        }
        conn.prepare_cached(sql!("import/adopt"))?.execute(params![child, parent])?;
        // Asked each time: the adoption before this one may have moved the parent.
        let root_of = |id: i64| conn.prepare_cached(sql!("import/root_of"))?.query_row([id], |row| row.get::<_, i64>(0));
        let (stands, root) = (root_of(child)?, root_of(parent)?);
        if stands == child && stands != root && !within {
            reroot(conn, child, root)?;
        }
    }
    Ok(())
}

/// Has a conversation stand under another root, with what was noted on it as a whole.
fn reroot(conn: &Connection, from: i64, to: i64) -> Result<()> {
    conn.prepare_cached(sql!("import/reroot"))?.execute(params![from, to])?;
    conn.prepare_cached(sql!("import/reroot_memos"))?.execute(params![from, to])?;
    conn.prepare_cached(sql!("import/reroot_things"))?.execute(params![from, to])?;
    Ok(())
}

/// Whether a message answers another one, over however many messages.
fn descends(conn: &Connection, message: i64, from: i64) -> Result<bool> {
    let (mut at, mut met) = (message, FxHashSet::default());
    while at != from && met.insert(at) {
        match conn.prepare_cached(sql!("import/parent_of"))?.query_row([at], |row| row.get(0))? {
            Some(parent) => at = parent,
            None => return Ok(false),
        }
    }
    Ok(true)
}
