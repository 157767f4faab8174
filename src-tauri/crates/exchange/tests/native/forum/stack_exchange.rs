//! Stack Exchange.

use std::fmt::Write;

use livisible_exchange::Plan;
use serde_json::json;

use super::{Contents, read, read_bytes, stands_anything};

#[test]
fn answers_stand_under_their_question() {
    let read = read("posts.xml");
    assert_eq!((read.seen.name(), read.seen.venue.as_deref()), ("stack-exchange", Some("Stack Exchange")));
    assert_eq!(
        read.tree(),
        [
            ("stack-exchange/1", None),
            ("stack-exchange/2", Some("stack-exchange/1")),
            ("stack-exchange/3", Some("stack-exchange/1")),
            ("stack-exchange/5", Some("stack-exchange/999")),
            ("stack-exchange/6", None),
        ]
    );
    assert_eq!(read.skipped(), [(4, "not_data", "PostTypeId 5 (#4)")]);
    assert_eq!(read.warnings, [""; 0], "times are in UTC");
    assert_eq!(
        read.fields(0),
        json!({
            "id": "stack-exchange/1", "within": "stack-exchange:stack-exchange/1", "account": "4", "space": "qa", "venue": "Stack Exchange",
            "posted": "2015-01-27T20:09:32.720+00:00", "original": "2015-01-27T20:09:32.720", "title": "Storing \"whole\" beans",
            "text": "Storing \"whole\" beans\nHow do I keep beans?\n\nAt 5 < 6 °C?",
        })
    );
    assert_eq!(
        read.attributes(0),
        json!({"score": 20, "views": 130, "reply_count": 2, "comments": 4, "favorites": 1, "tags": "storage, whole-bean",
            "accepted_answer": "stack-exchange/3", "edited": "2015-02-01T10:00:00.000"})
    );
    assert_eq!(read.attributes(1), json!({"author_name": "Ann", "score": -2, "comments": 0}));
    assert_eq!(read.records[2].account.as_deref(), Some("user77"));
    assert_eq!(read.attributes(2), json!({"score": 0, "comments": 0, "accepted": true}));
    assert_eq!(read.records[3].within.as_deref(), Some("stack-exchange:stack-exchange/999"), "an orphan stays in its thread");
    assert_eq!(read.attributes(3)["is_bot"], true);
    assert_eq!((read.records[4].text.as_str(), &read.attributes(4)["tags"]), ("Newer", &json!("espresso, milk")));
}

#[test]
fn comments_answer_posts() {
    let read = read("comments.xml");
    assert_eq!(
        read.tree(),
        [("stack-exchange/comment/1", Some("stack-exchange/1")), ("stack-exchange/comment/2", Some("stack-exchange/2"))]
    );
    assert_eq!((read.records[0].text.as_str(), read.records[1].text.as_str()), ("Which beans? &amp; where", "A `jar`, *really*?"));
    assert_eq!(read.records[1].account.as_deref(), Some("user77"));
}

#[test]
fn the_site_is_that_of_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("coffee.stackexchange.com");
    std::fs::create_dir(&inside).expect("made");
    let path = inside.join("Posts.xml");
    std::fs::copy(super::fixture("posts.xml"), &path).expect("copied");
    let read = Contents::of(&path, &Plan::default()).expect("read");
    assert_eq!(read.seen.venue.as_deref(), Some("coffee.stackexchange.com"));
    let record = &read.records[1];
    assert_eq!(record.id.as_deref(), Some("coffee.stackexchange.com/2"));
    assert_eq!(record.parent.as_deref(), Some("coffee.stackexchange.com/1"));
    assert_eq!(record.url.as_deref(), Some("https://coffee.stackexchange.com/a/2"));
}

#[test]
fn tables_without_messages_are_refused_by_name() {
    let users = b"<?xml version=\"1.0\"?><users><row Id=\"1\" Reputation=\"5\" DisplayName=\"Zo\"/></users>";
    assert_eq!(read_bytes("Users.xml", users).err().as_deref(), Some("format_not_yet"));
    // Another list of rows is not of Stack Exchange.
    let rows = b"<?xml version=\"1.0\"?><posts><row Id=\"1\" Title=\"x\"/></posts>";
    assert_eq!(read_bytes("rows.xml", rows).err().as_deref(), Some("format_not_yet"));
}

#[test]
fn a_thousand_answers_and_their_tree() {
    let mut file = "<?xml version=\"1.0\"?>\n<posts>\n".to_owned();
    let parent = |number: u32| (number % 10 != 1).then_some(number - (number + 9) % 10);
    for number in 1..=1000u32 {
        match parent(number) {
            None => writeln!(file, "<row Id=\"{number}\" PostTypeId=\"1\" Title=\"Q{number}\" Body=\"b\" CreationDate=\"2020-01-01T00:00:00.000\"/>"),
            Some(question) => {
                writeln!(file, "<row Id=\"{number}\" PostTypeId=\"2\" ParentId=\"{question}\" Body=\"a{number}\" CreationDate=\"2020-01-01T00:00:00.000\"/>")
            }
        }
        .expect("in memory");
    }
    file.push_str("</posts>");
    let read = read_bytes("Posts.xml", file.as_bytes()).expect("read");
    assert_eq!(read.records.len(), 1000);
    for (at, record) in read.records.iter().enumerate() {
        let number = at as u32 + 1;
        assert_eq!(record.parent, parent(number).map(|question| format!("stack-exchange/{question}")));
        assert_eq!(record.within, Some(format!("stack-exchange:stack-exchange/{}", parent(number).unwrap_or(number))));
    }
}

#[test]
fn a_file_that_is_cut_or_broken_is_accounted_for() {
    stands_anything("posts.xml");
}
