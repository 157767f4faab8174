//! Files that are broken, or made to break: an answer each time, and every record accounted for.

use livisible_core::corpus::record::Item;
use livisible_exchange::{Plan, open};

use super::{FILES, fixture, read_text};

/// How many items a file has, numbered without a gap; `None` where it is refused.
fn items(path: &std::path::Path, plan: &Plan) -> Option<u64> {
    let mut reader = open(path, plan).ok()?.reader?;
    let (mut batch, mut number) = (Vec::new(), 0);
    loop {
        let more = reader.next_batch(&mut batch).ok()?;
        for item in batch.drain(..) {
            number += 1;
            let at = match item {
                Item::Record(record) => record.number,
                Item::Skipped(skipped) => skipped.record,
                Item::Respondent(_) | Item::Blank { .. } => panic!("no survey"),
            };
            assert_eq!(at, number);
        }
        if !more {
            reader.warnings();
            return Some(number);
        }
    }
}

#[test]
fn cut_anywhere_damaged_and_called_otherwise() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (file, format) in FILES {
        let whole = std::fs::read(fixture(file)).expect("readable");
        let asked = Plan { format: Some((*format).to_owned()), ..Plan::default() };
        let step = (whole.len() / 40).max(1);
        for length in (1..whole.len()).step_by(step) {
            let path = folder.path().join("cut.csv");
            std::fs::write(&path, &whole[..length]).expect("written");
            items(&path, &Plan::default());
            items(&path, &asked);
        }
        for (at, noise) in [(0, &b"\x00\xFF{["[..]), (whole.len() / 2, b"\xFF\xFE\"}]"), (whole.len(), b"\x80\x81]}{\"a\":[")] {
            let mut damaged = whole.clone();
            damaged.splice(at..at, noise.iter().copied());
            let path = folder.path().join("damaged.txt");
            std::fs::write(&path, &damaged).expect("written");
            items(&path, &Plan::default());
            items(&path, &asked);
        }
    }
}

#[test]
fn what_is_none_of_it_is_answered_when_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("other.json");
    let deep = format!("{}{}", "{\"data\":[".repeat(50_000), "]}".repeat(50_000));
    for text in
        ["a,b\n1,2\n", "{}", "[]", "[1,2]", "null", "\"words\"", "{\"data\":null}", "[[[]]]", "{\"a\":{}}\n{\"b\":[]}\n", deep.as_str()]
    {
        std::fs::write(&path, text).expect("written");
        for (_, format) in FILES {
            items(&path, &Plan { format: Some((*format).to_owned()), ..Plan::default() });
        }
    }
}

#[test]
fn replies_without_end_are_read_to_the_last() {
    let depth = 3000;
    let open = r#"{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"a","body":"Words","author":"ann","subreddit":"s","created_utc":1388534400,"link_id":"t3_l","parent_id":"t3_l","replies":"#;
    let text = format!("{}\"\"{}", open.repeat(depth), "}}]}}".repeat(depth));
    assert_eq!(read_text("thread.json", &text).records.len(), depth);
}
