//! Opening a study and coding in it, against the same acts in SQLite alone.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::Utc;
use livisible_core::Study;
use livisible_core::codebook::Code;
use livisible_core::coding::add::NewCoding;
use rusqlite::{Connection, params};
use serde_json::{Map, json};

use crate::queries::Times;
use crate::{Failure, livisible};

/// Codings that stand in the study before the measured ones.
const STANDING: usize = 100_000;

/// Measured codings.
const STROKES: usize = 200;

/// What opening and coding take, beside what SQLite takes alone.
pub struct Work {
    /// SQLite reads the columns of every message, without their texts.
    pub scan: Duration,
    /// The study opened, counted, and its conversations in order: what the window needs to be usable.
    pub open: Duration,
    /// Codings in the study when the strokes were measured.
    pub standing: usize,
    /// One row inserted and synced.
    pub insert: Times,
    /// A code applied to a span: in the journal, undoable, synced.
    pub code: Times,
}

/// Measures both on the study that was just imported.
pub fn measure(study: &Path, base: &Path) -> Result<Work, Failure> {
    // Both are read once before: what is measured is a second opening.
    scan(base)?;
    open(study)?;
    let (scan, open) = (scan(base)?, open(study)?);
    let (standing, code) = code(study)?;
    Ok(Work { scan, open, standing, insert: insert(base)?, code })
}

fn scan(base: &Path) -> Result<Duration, Failure> {
    let start = Instant::now();
    let conn = Connection::open(base)?;
    let mut statement = conn.prepare("select n, id, parent_id, thread_id, author, date, source, space, lang, likes from message")?;
    let mut rows = statement.query([])?;
    let mut seen = 0_usize;
    while let Some(row) = rows.next()? {
        seen += row.get_ref(1)?.as_str()?.len();
    }
    assert!(seen > 0);
    Ok(start.elapsed())
}

fn open(path: &Path) -> Result<Duration, Failure> {
    let start = Instant::now();
    let study = Study::open(path)?;
    let counts = study.columns()?.counts();
    let summary = study.summary_of(counts)?;
    let views = study.views()?;
    let first = views.conversations.roots.iter().take(50).map(|&root| study.message(root)).collect::<Result<Vec<_>, _>>()?;
    assert!(summary.messages > 0 && !first.is_empty());
    Ok(start.elapsed())
}

fn code(path: &Path) -> Result<(usize, Times), Failure> {
    let mut study = Study::open(path)?;
    study.set_cache(&livisible::cache(path));
    study.coder = "bench".to_owned();
    let mut label = Map::new();
    label.insert("en".to_owned(), json!("Bench"));
    let code = study.add_code(&Code { label, ..Code::default() }, Utc::now())?.value;
    let ids: Vec<i64> = study.columns()?.ids.clone();
    let standing: Vec<NewCoding> = ids.iter().take(STANDING).map(|&message| NewCoding::by_hand(code, message, None, "before")).collect();
    let count = standing.len();
    study.code_all(code, "bench", standing, Utc::now())?;
    let mut times = vec![];
    for stroke in 0..STROKES {
        let message = ids[stroke * ids.len() / STROKES];
        let new = NewCoding::by_hand(code, message, Some(0..study.text(message)?.chars().count().min(20)), "bench");
        let start = Instant::now();
        study.code(&new, Utc::now())?;
        study.codings_of(message)?;
        times.push(start.elapsed());
    }
    Ok((count, Times::of(times)))
}

fn insert(base: &Path) -> Result<Times, Failure> {
    let conn = Connection::open(base)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.execute_batch("create table if not exists stroke (id integer primary key, message integer, code text)")?;
    let mut times = vec![];
    for stroke in 0..STROKES {
        let start = Instant::now();
        conn.execute("insert into stroke (message, code) values (?1, ?2)", params![stroke as i64, "bench"])?;
        times.push(start.elapsed());
    }
    Ok(Times::of(times))
}
