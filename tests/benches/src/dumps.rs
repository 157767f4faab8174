//! The same corpus as a dump of Reddit: one object a line, answers by their ids.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::Failure;
use crate::livisible::{Import, import};

/// Imports the corpus as a dump, in a process of its own.
pub fn measure(csv: &Path, study: &Path) -> Result<Import, Failure> {
    let dump = dump(csv)?;
    let copy = study.with_extension("dump.livi");
    let took = import(&dump, &copy)?;
    fs::remove_file(copy)?;
    Ok(took)
}

/// The dump of a corpus, made once beside it.
fn dump(csv: &Path) -> Result<PathBuf, Failure> {
    let path = csv.with_extension("reddit.ndjson");
    if path.exists() {
        return Ok(path);
    }
    let mut reader = csv::Reader::from_path(csv)?;
    let header = reader.headers()?.clone();
    let place = |name: &str| header.iter().position(|one| one == name).ok_or("a column is missing");
    let (id, parent, author, date, likes, text) =
        (place("id")?, place("parent_id")?, place("author")?, place("date")?, place("likes")?, place("text")?);
    let partial = csv.with_extension("partial");
    let mut out = BufWriter::new(File::create(&partial)?);
    // What each message is called, and the submission that it stands under.
    let mut names: HashMap<String, (String, String)> = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let posted = chrono::DateTime::parse_from_rfc3339(cell(date))?.timestamp();
        let score: i64 = cell(likes).parse().unwrap_or(0);
        let line = match names.get(cell(parent)).cloned() {
            None => {
                let name = format!("t3_{}", cell(id));
                names.insert(cell(id).to_owned(), (name.clone(), name.clone()));
                json!({"author": cell(author), "created_utc": posted, "id": cell(id), "is_self": true, "name": name, "num_comments": 0,
                    "permalink": format!("/r/coffee/comments/{}/", cell(id)), "score": score, "selftext": cell(text), "subreddit": "coffee", "title": ""})
            }
            Some((above, link)) => {
                names.insert(cell(id).to_owned(), (format!("t1_{}", cell(id)), link.clone()));
                json!({"author": cell(author), "body": cell(text), "controversiality": 0, "created_utc": posted, "id": cell(id), "link_id": link,
                    "parent_id": above, "permalink": format!("/r/coffee/comments/x/{}/", cell(id)), "score": score, "subreddit": "coffee"})
            }
        };
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.into_inner()?.flush()?;
    fs::rename(partial, &path)?;
    Ok(path)
}
