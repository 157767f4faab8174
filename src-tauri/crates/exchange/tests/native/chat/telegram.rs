//! Chats exported by Telegram Desktop.

use super::{read, torture, written};

#[test]
fn a_whole_account() {
    let contents = read("result.json");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("telegram", "native_keys"));
    assert_eq!(
        contents.said(),
        [
            ("user1", "Voir https://e.org @bob"),
            ("user2", "oui"),
            ("user3", "😂"),
            ("user3", "gâteau"),
            ("user1", "tarte"),
            ("user1", "Thé ?\noui\nnon")
        ]
    );
    let ids: Vec<_> =
        contents.records.iter().map(|record| (record.id.as_deref().unwrap_or(""), record.parent.as_deref().unwrap_or(""))).collect();
    assert_eq!(ids, [("1001/2", ""), ("1001/3", "1001/2"), ("1001/4", ""), ("1001/6", ""), ("1001/7", "1001/6"), ("77/2", "")]);
    let within: Vec<_> = contents.records.iter().filter_map(|record| record.within.as_deref()).collect();
    assert_eq!(within, ["telegram:1001", "telegram:1001", "telegram:1001", "telegram:1001", "telegram:1001", "telegram:77"]);
    // 1,709,283,660 seconds are 1 March 2024, 09:01 in UTC; the last date has no zone.
    assert_eq!(contents.dates()[0], "2024-03-01T09:01:00+00:00");
    assert_eq!(contents.records[0].posted.as_ref().map(|posted| posted.original.as_str()), Some("2024-03-01T10:01:00"));
    assert_eq!(contents.dates()[5], "2024-03-02T10:00:00+00:00");
    for (at, name, value) in [
        (0, "author_name", "Zoé"),
        (0, "chat", "Café"),
        (0, "reactions", "3"),
        (0, "reactions_by_kind", "👍 2, ❤ 1"),
        (0, "edited", "2024-03-01T10:05:00"),
        (0, "mentions", "bob"),
        (1, "author_name", ""),
        (2, "forwarded_from", "La Chaîne"),
        (2, "media", "sticker"),
        (3, "topic", "Recettes"),
        (4, "topic", "Recettes"),
        (1, "topic", ""),
        (5, "media", "poll"),
        (5, "chat", ""),
    ] {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert_eq!(
        contents.skipped,
        [("system_line".to_owned(), "Zoé: create_group".to_owned()), ("system_line".to_owned(), "Zoé: topic_created".to_owned())]
    );
    assert_eq!(contents.warnings, ["dates_without_zone: 1 (#6)"]);
}

#[test]
fn one_chat_of_an_old_export() {
    let one = r#"{"name":"Bob","type":"personal_chat","id":5,"messages":[
        {"id":1,"type":"message","date":"2018-12-05T12:00:00","edited":"1970-01-01T01:00:00","from":"Bob","from_id":9,"text":["a ",{"type":"bold","text":"b"}]}]}"#;
    let contents = written("old.json", one.as_bytes()).expect("read");
    assert_eq!(contents.seen.name(), "telegram");
    assert_eq!(contents.said(), [("Bob", "a b")]);
    assert_eq!(contents.attribute(0, "edited"), "");
    let cut = written("cut.json", &one.as_bytes()[..one.len() - 20]).expect("read");
    assert_eq!((cut.records.len(), cut.reasons()), (0, vec!["truncated"]));
}

#[test]
fn groups_whose_messages_each_member_counts_alone() {
    let of = |kind: &str, first: u32| {
        let text = format!(
            r#"{{"name":"Café","type":"{kind}","id":5,"messages":[
            {{"id":{first},"type":"message","date":"2024-03-01T10:01:00","date_unixtime":"1709283660","from":"Bob","from_id":"user9","text":"a"}},
            {{"id":{},"type":"message","date":"2024-03-01T10:02:00","date_unixtime":"1709283720","from":"Zoé","from_id":"user1","text":"b",
             "reply_to_message_id":{first}}},
            {{"id":90,"type":"message","date":"2024-03-01T10:03:00","date_unixtime":"1709283780","from":"Zoé","from_id":"user1","text":"c",
             "reply_to_message_id":4}}]}}"#,
            first + 1
        );
        let contents = written("result.json", text.as_bytes()).expect("read");
        let said = |field: &Option<String>| field.clone().unwrap_or_default();
        contents.records.iter().map(|record| (said(&record.id), said(&record.parent))).collect::<Vec<_>>()
    };
    let pairs = |pairs: [(&str, &str); 3]| pairs.map(|(id, parent)| (id.to_owned(), parent.to_owned())).to_vec();
    // What is answered and not in the file has no time: it stays an answer to a message that is missing.
    let expected = [("5/1709283660/7", ""), ("5/1709283720/8", "5/1709283660/7"), ("5/1709283780/90", "5/4")];
    assert_eq!(of("private_group", 7), pairs(expected));
    assert_eq!(of("private_supergroup", 7), pairs([("5/7", ""), ("5/8", "5/7"), ("5/90", "5/4")]));
}

#[test]
fn whatever_is_done_to_it_it_is_accounted_for() {
    torture("result.json", "telegram");
}
