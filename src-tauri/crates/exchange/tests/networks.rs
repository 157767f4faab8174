//! Networks and forums in their own JSON: each file is told by its content, and says who answered whom, where and when.
//!
//! The files are invented, in the keys and with the oddities of the platforms.

mod common;

#[path = "networks/bluesky.rs"]
mod bluesky;
#[path = "networks/forums.rs"]
mod forums;
#[path = "networks/hostile.rs"]
mod hostile;
#[path = "networks/mastodon.rs"]
mod mastodon;
#[path = "networks/reddit.rs"]
mod reddit;
#[path = "networks/x.rs"]
mod x;
#[path = "networks/yt_dlp.rs"]
mod yt_dlp;

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::{LinkKind, Record};
use livisible_exchange::{Plan, Recognised};

use common::{Everything, everything};
use serde_json::{Map, Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native").join(name)
}

/// What a file was recognised as, and everything in it.
struct Contents {
    seen: Recognised,
    records: Vec<Record>,
    /// `number reason detail`.
    skipped: Vec<String>,
    /// `code: detail`.
    warnings: Vec<String>,
}

impl Contents {
    /// Everything that the message with this id says but its attributes, without what it does not say.
    fn fields(&self, id: &str) -> Value {
        fields(self.record(id))
    }

    fn attributes(&self, id: &str) -> Value {
        Value::Object(self.record(id).attributes.clone())
    }

    fn record(&self, id: &str) -> &Record {
        self.records.iter().find(|record| record.id.as_deref() == Some(id)).unwrap_or_else(|| panic!("no {id}"))
    }

    /// `id <- parent @ within` of each message, in the order of the file.
    fn tree(&self) -> Vec<String> {
        let said = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
        self.records.iter().map(|record| format!("{} <- {} @ {}", said(&record.id), said(&record.parent), said(&record.within))).collect()
    }
}

fn fields(record: &Record) -> Value {
    let posted = record.posted.as_ref();
    let links: Vec<String> =
        record.links.iter().map(|link| format!("{} {}", if link.kind == LinkKind::Quote { "quote" } else { "repost" }, link.to)).collect();
    let mut fields = Map::new();
    for (name, value) in [
        ("id", json!(record.id)),
        ("parent", json!(record.parent)),
        ("within", json!(record.within)),
        ("inferred", if record.inferred { json!(true) } else { Value::Null }),
        ("links", if links.is_empty() { Value::Null } else { json!(links.join(", ")) }),
        ("account", json!(record.account)),
        ("role", json!(record.role)),
        ("space", json!(record.space)),
        ("venue", json!(record.venue)),
        ("posted", json!(posted.and_then(|posted| posted.instant).map(|instant| instant.to_rfc3339()))),
        ("precision", json!(posted.map(|posted| posted.precision))),
        ("original", json!(posted.map(|posted| posted.original.clone()))),
        ("estimated", if posted.is_some_and(|posted| posted.estimated) { json!(true) } else { Value::Null }),
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

fn read(name: &str) -> Contents {
    read_path(&fixture(name), &Plan::default())
}

/// Reads a text as a file of this name.
fn read_text(name: &str, text: &str) -> Contents {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("written");
    read_path(&path, &Plan::default())
}

fn read_path(path: &Path, plan: &Plan) -> Contents {
    let everything = everything(path, plan).unwrap_or_else(|code| panic!("{}: {code}", path.display()));
    let Everything { seen, records, skipped, warnings, .. } = everything;
    let skipped = skipped.into_iter().map(|(number, reason, detail)| format!("{number} {reason} {detail}")).collect();
    Contents { seen, records, skipped, warnings }
}

/// The file of each format, and the format.
const FILES: &[(&str, &str)] = &[("network/reddit-dump.ndjson", "reddit"), ("network/reddit-thread.json", "reddit")];

#[test]
fn formats_are_told_by_their_content_whatever_the_file_is_called() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (file, format) in FILES {
        let renamed = folder.path().join("données.dat");
        std::fs::copy(fixture(file), &renamed).expect("copied");
        let contents = read_path(&renamed, &Plan::default());
        assert_eq!(contents.seen.name(), *format, "{file}");
        assert!(contents.seen.reason.starts_with("native_") && !contents.seen.told.is_empty(), "{file}: {:?}", contents.seen.told);
        assert!(!contents.records.is_empty(), "{file}");
        let asked = read_path(&renamed, &Plan { format: Some((*format).to_owned()), ..Plan::default() });
        assert_eq!(asked.records.len(), contents.records.len(), "{file}");
    }
}

#[test]
fn other_json_keeps_its_reader() {
    for (text, format) in [
        (r#"{"id":"1","author":"ann","body":"Some words here","subreddit":"cafe"}"#, "ndjson"),
        (r#"{"kind":"post","data":{"text":"Some words"}}"#, "ndjson"),
        (r#"[{"id":1,"text":"Some words here","created_at":"2024-03-02"},{"id":2,"text":"Others","created_at":"2024-03-02"}]"#, "json"),
        (r#"{"id":1,"title":"A page","comments":[{"id":2,"text":"Some words here"},{"id":3,"text":"Others"}]}"#, "json"),
        (r#"{"data":[{"id":"1","text":"Some words here"},{"id":"2","text":"Others"}],"meta":{"count":2}}"#, "json"),
        (r#"{"posts":[{"uri":"a","text":"Some words here"},{"uri":"b","text":"Others"}]}"#, "json"),
        (r#"[{"type":"Create","object":{"content":"Some words"}},{"type":"Create","object":{"content":"Others"}}]"#, "json"),
        (
            r#"{"nav_index":"1","item_id":"9","timestamp_collected":1,"source_platform":"twitter.com","source_platform_url":"https://x.com","data":{"rest_id":"9","legacy":{"full_text":"Some words"}}}"#,
            "zeeschuimer",
        ),
        (
            r#"{"nav_index":"1","item_id":"9","timestamp_collected":1,"source_platform":"reddit.com","source_platform_url":"https://reddit.com","data":{"id":"9","body":"Some words","author":"a","subreddit":"s","created_utc":1,"link_id":"t3_a","parent_id":"t3_a"}}"#,
            "zeeschuimer",
        ),
        (
            r#"{"id":"9","text":"Some words here","author":{"username":"ann"},"__import_meta":{"source_platform":"x","source_platform_url":"u","timestamp_collected":1,"item_id":"9"}}"#,
            "zeeschuimer",
        ),
    ] {
        // Two lines make lines of JSON sure.
        let text = if format == "json" { text.to_owned() } else { format!("{text}\n{text}\n") };
        let contents = read_text("data.json", &text);
        assert_eq!(contents.seen.name(), format, "{text}");
    }
}

#[test]
fn every_format_has_its_words_in_both_languages() {
    for (_, format) in FILES {
        for lang in ["en", "fr"] {
            for (file, key) in [("shell", "format-name-"), ("cli", "format-")] {
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../../assets/i18n/{lang}/{file}.ftl"));
                let words = std::fs::read_to_string(path).expect("readable");
                assert!(words.contains(&format!("\n{key}{format} = ")), "{lang}: {key}{format}");
            }
        }
    }
}
