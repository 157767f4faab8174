//! Forums, blogs, comments, feeds and mailing lists: who answers whom, under which page, in whose words.
//!
//! The files are invented, in the form and with the oddities of the programs that write them.

mod common;

#[path = "native/forum/disqus.rs"]
mod disqus;
#[path = "native/forum/feed.rs"]
mod feed;
#[path = "native/forum/mail.rs"]
mod mail;
#[path = "native/forum/stack_exchange.rs"]
mod stack_exchange;
#[path = "native/forum/wordpress.rs"]
mod wordpress;

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::Record;
use livisible_exchange::{Plan, Recognised};

use common::{Everything, everything};
use serde_json::{Map, Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/forum").join(name)
}

/// What a file was recognised as, and everything in it.
struct Contents {
    seen: Recognised,
    records: Vec<Record>,
    /// Number, reason and detail.
    skipped: Vec<(u64, String, String)>,
    /// `code: detail`.
    warnings: Vec<String>,
    personal: Vec<String>,
}

impl Contents {
    fn of(path: &Path, plan: &Plan) -> Result<Self, String> {
        let Everything { seen, records, skipped, warnings, personal } = everything(path, plan)?;
        Ok(Contents { seen, records, skipped, warnings, personal })
    }

    /// Everything that a record says but its attributes, without what it does not say.
    fn fields(&self, at: usize) -> Value {
        let record = &self.records[at];
        let links: Vec<Value> = record.links.iter().map(|link| json!([link.kind, link.to])).collect();
        let mut fields = Map::new();
        for (name, value) in [
            ("id", json!(record.id)),
            ("parent", json!(record.parent)),
            ("inferred", if record.inferred { json!(true) } else { Value::Null }),
            ("links", if links.is_empty() { Value::Null } else { json!(links) }),
            ("within", json!(record.within)),
            ("account", json!(record.account)),
            ("space", json!(record.space)),
            ("venue", json!(record.venue)),
            ("posted", json!(record.posted.as_ref().and_then(|posted| posted.instant).map(|instant| instant.to_rfc3339()))),
            ("original", json!(record.posted.as_ref().map(|posted| &posted.original))),
            ("lang", json!(record.lang)),
            ("title", json!(record.title)),
            ("url", json!(record.url)),
            ("text", json!(record.text)),
        ] {
            if !value.is_null() {
                fields.insert(name.to_owned(), value);
            }
        }
        Value::Object(fields)
    }

    fn attributes(&self, at: usize) -> Value {
        Value::Object(self.records[at].attributes.clone())
    }

    /// The id of each record and what it answers, in the order of the file.
    fn tree(&self) -> Vec<(&str, Option<&str>)> {
        self.records.iter().map(|record| (record.id.as_deref().unwrap_or(""), record.parent.as_deref())).collect()
    }

    fn skipped(&self) -> Vec<(u64, &str, &str)> {
        self.skipped.iter().map(|(number, reason, detail)| (*number, reason.as_str(), detail.as_str())).collect()
    }
}

fn read(name: &str) -> Contents {
    let contents = Contents::of(&fixture(name), &Plan::default()).expect("read");
    assert!(contents.records.iter().all(|record| record.posted.as_ref().is_none_or(|posted| !posted.original.is_empty())));
    contents
}

/// Reads these bytes under this name.
fn read_bytes(name: &str, bytes: &[u8]) -> Result<Contents, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    Contents::of(&path, &Plan::default())
}

/// A file cut at many lengths, or with anything after its end: what comes is a part of the whole in its order, and never a panic.
fn stands_anything(name: &str) {
    let bytes = std::fs::read(fixture(name)).expect("read");
    let whole = read(name);
    let format = whole.seen.name();
    let plan = Plan { format: Some(format.to_owned()), ..Plan::default() };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.bin");
    let mut met = 0;
    for part in 1..97 {
        std::fs::write(&path, &bytes[..bytes.len() * part / 97]).expect("written");
        let Ok(cut) = Contents::of(&path, &plan) else { continue };
        met += 1;
        let reasons: Vec<&str> = cut.skipped.iter().map(|(_, reason, _)| reason.as_str()).collect();
        assert!(cut.records.len() + cut.skipped.len() <= whole.records.len() + whole.skipped.len() + 1, "{part}: {reasons:?}");
    }
    assert!(met > 1, "{format}: read at {met} lengths");
    for tail in [b"\0\xFF\xFE<<<&&;]]>\"'".repeat(50), b"<a>".repeat(20_000), vec![0x80; 3000], b"\n\nFrom \n\n>From x\n".to_vec()] {
        std::fs::write(&path, [bytes.as_slice(), &tail].concat()).expect("written");
        let _ = Contents::of(&path, &plan);
        std::fs::write(&path, [&tail, bytes.as_slice()].concat()).expect("written");
        let _ = Contents::of(&path, &plan);
        let _ = Contents::of(&path, &Plan::default());
    }
    // Whatever its ending, it is told by its content.
    std::fs::write(&path, &bytes).expect("written");
    assert_eq!(Contents::of(&path, &Plan::default()).map(|read| read.seen.name()), Ok(format));
}
