//! The tables of known tools: each is recognised by its columns whatever its name, and says who wrote what, where and when.
//!
//! The files are invented, in the columns and with the oddities of the tools.

mod common;

#[path = "sources/collectors.rs"]
mod collectors;
#[path = "sources/likeness.rs"]
mod likeness;
#[path = "sources/listening.rs"]
mod listening;
#[path = "sources/platforms.rs"]
mod platforms;
#[path = "sources/reviews.rs"]
mod reviews;

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::Record;
use livisible_exchange::{Plan, Recognised, recognise};

use common::{Everything, everything};
use serde_json::{Map, Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources").join(name)
}

/// What a file was recognised as, and everything in it.
struct Contents {
    seen: Recognised,
    records: Vec<Record>,
    /// Number, reason and detail.
    skipped: Vec<(u64, String, String)>,
    /// `code: detail`.
    warnings: Vec<String>,
}

impl Contents {
    /// Everything that a record says but its attributes, without what it does not say.
    fn fields(&self, at: usize) -> Value {
        let record = &self.records[at];
        let posted = record.posted.as_ref();
        let mut fields = Map::new();
        for (name, value) in [
            ("id", json!(record.id)),
            ("parent", json!(record.parent)),
            ("thread", json!(record.thread)),
            ("account", json!(record.account)),
            ("role", json!(record.role)),
            ("space", json!(record.space)),
            ("venue", json!(record.venue)),
            ("posted", json!(posted.and_then(|posted| posted.instant).map(|instant| instant.to_rfc3339()))),
            ("precision", json!(posted.map(|posted| posted.precision))),
            ("lang", json!(record.lang)),
            ("title", json!(record.title)),
            ("url", json!(record.url)),
            ("rating", json!(record.rating)),
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
}

fn read(name: &str) -> Contents {
    read_path(&fixture(name), &Plan::default())
}

fn read_path(path: &Path, plan: &Plan) -> Contents {
    let everything = everything(path, plan).unwrap_or_else(|code| panic!("{}: {code}", path.display()));
    let Everything { seen, records, skipped, warnings, .. } = everything;
    Contents { seen, records, skipped, warnings }
}

/// The file of each tool, and the tool.
const FILES: &[(&str, &str)] = &[
    ("4cat-bluesky.csv", "4cat"),
    ("4cat-facebook.csv", "4cat"),
    ("4cat-instagram.csv", "4cat"),
    ("4cat-linkedin.csv", "4cat"),
    ("4cat-telegram.csv", "4cat"),
    ("4cat-threads.csv", "4cat"),
    ("4cat-tiktok-comments.csv", "4cat"),
    ("4cat-tiktok.csv", "4cat"),
    ("4cat-x.csv", "4cat"),
    ("amazon-2023.csv", "amazon"),
    ("amazon.csv", "amazon"),
    ("app-reviews.csv", "app-reviews"),
    ("app-store-feed.csv", "app-store"),
    ("app-store.csv", "app-store"),
    ("brandwatch.csv", "brandwatch"),
    ("crowdtangle-facebook.csv", "crowdtangle"),
    ("crowdtangle-groups.csv", "crowdtangle"),
    ("crowdtangle-instagram.csv", "crowdtangle"),
    ("discord - général [123456789].csv", "discord-csv"),
    ("facepager-wide.csv", "facepager"),
    ("facepager.csv", "facepager"),
    ("google-play-console.csv", "google-play-console"),
    ("google-play.csv", "google-play"),
    ("meltwater.csv", "meltwater"),
    ("talkwalker.csv", "talkwalker"),
    ("trustpilot.csv", "trustpilot"),
    ("videoinfo_dQw4w9WgXcQ_2024_03_06-09_00_00_comments.csv", "youtube-data-tools"),
    ("videolist_search.csv", "youtube-data-tools"),
    ("youtube-comments.csv", "youtube-comments"),
    ("youtube-takeout.csv", "youtube-takeout"),
    ("zeeschuimer-mixed.csv", "zeeschuimer"),
    ("zeeschuimer-tiktok.csv", "zeeschuimer"),
    ("zeeschuimer-x.csv", "zeeschuimer"),
];

#[test]
fn tools_are_known_by_their_columns_whatever_the_file_is_called() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (file, tool) in FILES {
        let renamed = folder.path().join("données.dat.csv");
        std::fs::copy(fixture(file), &renamed).expect("copied");
        let seen = recognise(&renamed, None).expect("recognised");
        assert_eq!((seen.name(), seen.reason), (*tool, "source_columns"), "{file}");
        assert!(seen.told.len() >= 3, "{file}: {:?}", seen.told);
    }
}

#[test]
fn a_table_of_a_channel_is_one_conversation() {
    let read = read("discord - général [123456789].csv");
    assert!(read.records.len() > 1);
    assert!(read.records.iter().all(|record| record.within.as_deref() == Some("discord:123456789")), "as its JSON is");
}

#[test]
fn every_tool_has_a_file_and_its_words_in_both_languages() {
    for source in livisible_exchange::source::all() {
        assert!(FILES.iter().any(|(_, tool)| *tool == source.name) || source.family == livisible_exchange::source::Family::Survey);
        for lang in ["en", "fr"] {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/i18n").join(lang).join("shell.ftl");
            let words = std::fs::read_to_string(file).expect("readable");
            assert!(words.contains(&format!("\nformat-name-{} = ", source.name)), "{lang}: {}", source.name);
        }
    }
}

#[test]
fn other_tables_stay_tables() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for table in [
        "id,author,body,timestamp\n1,ann,Some words here,2024-03-02 09:00:00\n2,bob,Other words,2024-03-02 10:00:00\n",
        "id,thread_id,author,body,timestamp\n1,1,ann,Some words here,2024-03-02 09:00:00\n",
        "id,platform,text,date\n1,Twitter,Some words here,2024-03-02\n",
        "userName,review,rating,date\nann,Some words here,5,2024-03-02\n",
        "Date,Author,Title,Body,Rating\n2024-03-02,ann,Good,Some words here,5\n",
        "note;commentaire;date;site;scrap_date\n5;Très bien reçu;2024-02-01 11:29:29;cdiscount.com;2024-02-01 21:07:43\n",
        "comment_id,author,date,content\n1,ann,2024-03-02,Some words here\n",
        "level,id,parent_id,text\n1,1,,Some words here\n",
        "url,title,content,published\nhttps://e.org/1,Good,Some words here,2024-03-02\n",
    ] {
        let path = folder.path().join("4cat-amazon-meltwater.csv");
        std::fs::write(&path, table).expect("written");
        let seen = recognise(&path, None).expect("recognised");
        assert_eq!((seen.name(), seen.source, seen.told.len()), ("csv", None, 0), "{table}");
    }
}

#[test]
fn the_analyst_may_say_which_tool_it_is_and_what_a_column_is() {
    let plan = Plan { format: Some("4cat".to_owned()), ..Plan::default() };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("posts.csv");
    std::fs::write(&path, "id,author,body,timestamp\n1,ann,Some words here,2024-03-02 09:00:00\n").expect("written");
    let contents = read_path(&path, &plan);
    assert_eq!((contents.seen.name(), contents.seen.reason), ("4cat", "asked"));
    let plan = Plan { map: vec![(livisible_exchange::Field::Venue, "source".to_owned())], ..Plan::default() };
    assert_eq!(read_path(&fixture("4cat-x.csv"), &plan).records[0].venue.as_deref(), Some("Twitter for Android"));
    let plan = Plan { map: vec![(livisible_exchange::Field::Id, "unix_timestamp".to_owned())], ..Plan::default() };
    assert_eq!(read_path(&fixture("4cat-telegram.csv"), &plan).records[0].id.as_deref(), Some("1709633472"));
}
