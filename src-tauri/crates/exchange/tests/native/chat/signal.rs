//! Chats exported of Signal.

use livisible_exchange::Plan;

use super::{fixture, read, read_path, torture, written};

#[test]
fn line_by_line() {
    let contents = read("signal.txt");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("signal", "native_lines"));
    assert_eq!(contents.said(), [("Jane Doe", "Hello John!"), ("John Doe", "Hello\nJane!")]);
    assert_eq!(contents.dates(), ["2019-12-24T12:23:00+00:00", "2020-01-17T21:49:00+00:00"]);
    assert_eq!(contents.reasons(), ["system_line"]);
    let plan = Plan { shown: Some("signal/Zoé/chat.md".to_owned()), ..Plan::default() };
    let contents = read_path(&fixture("signal.md"), &plan);
    assert_eq!(contents.seen.name(), "signal");
    assert_eq!(contents.said(), [("Me", "Salut"), ("Zoé", "\n\n> Salut\n\noui  \n(- Me: 👍 -)"), ("Me", "(This message was deleted)")]);
    assert_eq!(contents.records[0].within.as_deref(), Some("signal:Zoé"));
    assert_eq!((contents.attribute(2, "deleted"), contents.attribute(0, "chat")), ("true".to_owned(), "Zoé".to_owned()));
}

#[test]
fn one_object_a_line() {
    let plan = Plan { shown: Some("signal/Zoé/data.json".to_owned()), ..Plan::default() };
    let contents = read_path(&fixture("data.json"), &plan);
    assert_eq!((contents.seen.name(), contents.seen.reason), ("signal", "native_keys"));
    assert_eq!(contents.said(), [("Me", "Salut"), ("-", "oui"), ("Zoé", "😂")]);
    assert_eq!(contents.dates()[0], "2024-03-01T10:00:05+00:00");
    assert!(contents.records.iter().all(|record| record.within.as_deref() == Some("signal:Zoé")));
    for (at, name, value) in [(0, "reactions_by_kind", "👍 2"), (1, "quoted", "Salut\ntoi"), (1, "media", "a.jpg"), (2, "media", "sticker")]
    {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert_eq!(contents.skipped, [("system_line".to_owned(), "Missed voice call".to_owned())]);
    assert_eq!(contents.warnings, ["dates_without_zone: 3 (#1)"]);
}

#[test]
fn a_chat_is_another_one_unless_its_export_names_it_or_it_begins_alike() {
    let within = |name: &str, text: &str| written(name, text.as_bytes()).expect("read").records[0].within.clone();
    let (one, other) =
        ("[2020-01-17, 21:49] Zoé: a\n[2020-01-18, 21:49] Me: b\n", "[2020-01-17, 21:49] Bob: a\n[2020-01-18, 21:49] Me: b\n");
    let later = format!("{one}[2020-01-19, 21:49] Me: c\n");
    for name in ["chat.md", "discussion.txt"] {
        assert_ne!(within(name, one), within(name, other), "{name}");
        assert_eq!(within(name, one), within(name, &later), "{name}");
    }
    let object = |date: &str, sender: &str, reactions: &str| {
        format!(
            r#"{{"date":"{date}","sender":"{sender}","body":"Salut  ","quote":"","sticker":"","reactions":[{reactions}],"attachments":[]}}"#
        )
    };
    let (one, other) = (object("2024-03-01 10:00:05", "Zoé", ""), object("2024-03-01 10:00:05", "Bob", ""));
    let later = format!("{}\n{}", object("2024-03-01 10:00:05", "Zoé", r#"["Me","👍"]"#), object("2024-03-02 10:00:05", "Me", ""));
    assert_ne!(within("data.json", &one), within("data.json", &other));
    assert_eq!(within("data.json", &one), within("data.json", &later));
}

#[test]
fn logs_are_no_chats() {
    for text in [
        "[2024-01-02 10:00:00] local.ERROR: no\n[2024-01-02 10:00:01] local.INFO: yes\n",
        "[2024-01-02 10:00:00] worker: started\n[2024-01-02 10:00:01] worker: ended\n",
    ] {
        assert_eq!(written("app.log", text.as_bytes()).expect("read").seen.name(), "text", "{text}");
    }
}

#[test]
fn whatever_is_done_to_it_it_is_accounted_for() {
    for name in ["signal.txt", "signal.md", "data.json"] {
        torture(name, "signal");
    }
}
