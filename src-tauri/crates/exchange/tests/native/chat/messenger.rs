//! Conversations of Messenger and Instagram.

use super::{read, torture, written};

#[test]
fn a_conversation_from_its_beginning() {
    let contents = read("message_1.json");
    assert_eq!((contents.seen.name(), contents.seen.venue.as_deref()), ("messenger", Some("Facebook")));
    assert_eq!(
        contents.said(),
        [("Bob", "Bob left early é"), ("Zoé B", "Ça va 😀 ?"), ("Bob", "https://e.org/a"), ("Bob", "x"), ("Zoé B", "123.jpg")]
    );
    assert_eq!(contents.dates()[0], "2024-03-01T09:01:00+00:00");
    assert!(contents.records.iter().all(|record| record.within.as_deref() == Some("messenger:zoeetmoi_abc123")));
    for (at, name, value) in [
        (0, "chat", "Zoé et moi"),
        (1, "reactions_by_kind", "❤ 1"),
        (2, "link", "https://e.org/a"),
        (3, "deleted", "true"),
        (4, "media", "123.jpg"),
    ] {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert_eq!(contents.skipped, [("system_line".to_owned(), "Bob named the group Gang.".to_owned())]);
}

#[test]
fn the_form_of_encrypted_chats() {
    let one = r#"{"participants":["Zoé B","Bob"],"threadName":"Bob_7","messages":[{"isUnsent":false,"media":[],"reactions":[{"actor":"Bob","reaction":"😮"}],
        "senderName":"Zoé B","text":"été","timestamp":1709283660000,"type":"text"}]}"#;
    let contents = written("Bob_7.json", one.as_bytes()).expect("read");
    assert_eq!(contents.seen.name(), "messenger");
    assert_eq!(contents.said(), [("Zoé B", "été")]);
    assert_eq!(contents.records[0].within.as_deref(), Some("messenger:Zoé B, Bob"));
}

#[test]
fn what_was_taken_back_without_words_is_told_as_such() {
    let one = r#"{"participants":[{"name":"Ann"},{"name":"Bob"}],"messages":[{"sender_name":"Ann","timestamp_ms":1700000000000,"is_unsent":true},
        {"sender_name":"Bob","timestamp_ms":1700000001000,"content":"hi"}],"title":"Bob","thread_path":"inbox/bob_1"}"#;
    let contents = written("message_1.json", one.as_bytes()).expect("read");
    assert_eq!(contents.said(), [("Bob", "hi")]);
    assert_eq!(contents.skipped, [("unsent".to_owned(), "Ann, 1700000000000".to_owned())]);
}

#[test]
fn conversations_that_nothing_names_are_known_by_their_first_message() {
    let within = |first: &str, later: &str| {
        let text = format!(r#"{{"messages":[{later}{{"sender_name":"{first}","timestamp_ms":1700000000000,"content":"hi"}}]}}"#);
        written("message_1.json", text.as_bytes()).expect("read").records[0].within.clone()
    };
    assert_ne!(within("Ann", ""), within("Bob", ""));
    let later = r#"{"sender_name":"Zoé","timestamp_ms":1700000009000,"content":"oui"},"#;
    assert_eq!(within("Ann", ""), within("Ann", later));
}

#[test]
fn whatever_is_done_to_it_it_is_accounted_for() {
    torture("message_1.json", "messenger");
}
