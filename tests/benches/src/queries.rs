//! The same questions to both: words, phrases, two words, prefixes. On the million rows, counts are checked against brute force.

use std::path::Path;
use std::time::{Duration, Instant};

use livisible_core::Study;
use livisible_core::search::find::Request;
use rusqlite::Connection;
use serde_json::Value;

use crate::{Failure, baseline, livisible};

/// Half and nineteen twentieths of the times were no longer than these.
pub struct Times {
    pub p50: Duration,
    pub p95: Duration,
}

impl Times {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: f64| times[((times.len() as f64 * share).ceil() as usize).clamp(1, times.len()) - 1];
        Times { p50: at(0.5), p95: at(0.95) }
    }
}

/// One kind of question.
pub struct Row {
    pub kind: &'static str,
    pub count: usize,
    pub fts: Times,
    pub ours: Times,
}

struct Question {
    fts: String,
    /// As a person types it: any form of the words.
    typed: String,
    /// The very words, as brute force counted them.
    exact: String,
    expect: usize,
}

fn questions(kind: &str) -> Result<Vec<Question>, Failure> {
    let all: Value = serde_json::from_str(include_str!("../queries-1m-seed42.json"))?;
    let list = all[kind].as_array().ok_or("no such kind")?;
    list.iter()
        .map(|one| {
            let words: Vec<&str> = one["q"].as_array().map(|q| q.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
            let joined = words.join(" ");
            let exact = |words: &[&str]| words.iter().map(|w| format!("={w}")).collect::<Vec<_>>().join(" ");
            let (fts, typed, exact) = match kind {
                "phrase" => (format!("\"{joined}\""), format!("\"{joined}\""), format!("\"{joined}\"")),
                "prefix" => (format!("{joined}*"), format!("{joined}*"), format!("{joined}*")),
                _ => (words.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(" "), joined.clone(), exact(&words)),
            };
            Ok(Question { fts, typed, exact, expect: one["expect"].as_u64().unwrap_or(0) as usize })
        })
        .collect()
}

/// Pairs of words that stand together in some messages.
pub fn pairs() -> Result<Vec<(String, String)>, Failure> {
    let all: Value = serde_json::from_str(include_str!("../queries-1m-seed42.json"))?;
    let list = all["and2"].as_array().ok_or("no such kind")?;
    let word = |one: &Value, at: usize| one["q"][at].as_str().unwrap_or_default().to_owned();
    Ok(list.iter().map(|one| (word(one, 0), word(one, 1))).collect())
}

/// Asks both, warm; checks the counts where they are known.
pub fn compare(study: &Path, fts: &Path, counted: bool) -> Result<Vec<Row>, Failure> {
    let conn = Connection::open(fts)?;
    let mut open = Study::open_read_only(study)?;
    open.set_cache(&livisible::cache(study));
    let ask = |query: &str| open.search(&Request { query: query.to_owned(), limit: 50, ..Request::default() });
    let mut rows = vec![];
    for (kind, name) in [("single", "one word"), ("and2", "two words"), ("phrase", "phrase"), ("prefix", "prefix")] {
        let questions = questions(kind)?;
        let (mut theirs, mut ours) = (vec![], vec![]);
        for round in 0..3 {
            for question in &questions {
                let start = Instant::now();
                baseline::search(&conn, &question.fts)?;
                let fts_time = start.elapsed();
                let start = Instant::now();
                ask(&question.typed)?;
                let our_time = start.elapsed();
                // The first round warms both up.
                if round > 0 {
                    theirs.push(fts_time);
                    ours.push(our_time);
                }
            }
        }
        if counted {
            for question in &questions {
                let total = ask(&question.exact)?.total;
                if total != question.expect {
                    return Err(format!("{}: {total} found, {} counted by brute force", question.exact, question.expect).into());
                }
            }
        }
        rows.push(Row { kind: name, count: questions.len(), fts: Times::of(theirs), ours: Times::of(ours) });
    }
    Ok(rows)
}
