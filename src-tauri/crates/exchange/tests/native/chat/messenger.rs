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
fn whatever_is_done_to_it_it_is_accounted_for() {
    torture("message_1.json", "messenger");
}
