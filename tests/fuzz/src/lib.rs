//! What every reader must hold, whatever the bytes: an answer, an end, and every record accounted for under its number.

use std::path::Path;

use livisible_core::corpus::record::Item;
use livisible_exchange::{Plan, open};

/// Reads bytes as a file of this name.
///
/// # Panics
/// Where a record is unnumbered, numbered twice, empty though it was read, or marked as concluding what it does not say: that is what
/// fuzzing looks for.
pub fn read_as(bytes: &[u8], name: &str, plan: &Plan) {
    let Ok(folder) = tempfile::tempdir_in(shared_memory()) else { return };
    let path = folder.path().join(name);
    if std::fs::write(&path, bytes).is_ok() {
        read(&path, plan);
    }
}

/// Reads a file to its end.
///
/// # Panics
/// As [`read_as`].
pub fn read(path: &Path, plan: &Plan) {
    let Ok(opened) = open(path, plan) else { return };
    let Some(mut reader) = opened.reader else { return };
    let legend = reader.legend();
    let mut number = 0;
    let mut batch = vec![];
    loop {
        let more = reader.next_batch(&mut batch);
        for item in batch.drain(..) {
            let said = match item {
                Item::Respondent(_) => continue,
                Item::Record(record) => {
                    assert!(!record.text.trim().is_empty(), "record {} has no text", record.number);
                    assert!(!record.inferred || record.parent.is_some(), "record {} concludes nothing", record.number);
                    if let Some(question) = &record.question {
                        assert!(record.respondent.is_some(), "an answer to {question} by nobody");
                    }
                    record.number
                }
                Item::Skipped(skipped) => skipped.record,
                Item::Blank { skipped, question, .. } => {
                    let known = legend.questions.is_empty() || legend.questions.iter().any(|one| one.id == question);
                    assert!(known, "a blank of {question}, which nobody put");
                    skipped.record
                }
            };
            number += 1;
            assert_eq!(said, number);
        }
        match more {
            Ok(true) => {}
            Ok(false) | Err(_) => break,
        }
    }
    reader.warnings();
}

/// The fastest place for small files.
fn shared_memory() -> &'static Path {
    let place = Path::new("/dev/shm");
    if place.is_dir() { place } else { Path::new("/tmp") }
}
