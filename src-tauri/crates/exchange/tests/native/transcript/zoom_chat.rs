//! The chat of a Zoom meeting.

use livisible_exchange::Plan;

use super::{is_hardy, read, read_path, taken_for};

#[test]
fn a_chat_beside_a_recording_keeps_who_answers_and_who_likes_what() {
    let contents = read("GMT20240301-090000_RecordingnewChat.txt");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("zoom-chat", "native_lines"));
    assert_eq!(contents.seen.told, vec!["00:05:16 Ana Ruiz: Le café est trop cher, non ?"]);
    let turns = ["Ana Ruiz: Le café est trop cher, non ?", "Paul Roy: Oui\net il est amer.", "Léa: Pas tant que ça", "Paul Roy: Oui"];
    assert_eq!(contents.turns(), turns);
    assert_eq!(contents.at(0).as_deref(), Some("2024-03-01T09:05:16+00:00"));
    assert_eq!((contents.said(0, "reactions"), contents.said(0, "reactions_by_kind")), ("1".to_owned(), "❤️ 1".to_owned()));
    assert_eq!(contents.said(1, "reactions_by_kind"), "👍 1");
    let reply = &contents.records[2];
    assert_eq!(reply.parent.as_deref(), Some("zoom:GMT20240301-090000_RecordingnewChat/00:05:16"));
    assert!(reply.inferred);
    assert_eq!(reply.venue.as_deref(), Some("Zoom"));
    let reasons: Vec<(u64, &str)> = contents.left().into_iter().map(|(number, reason, _)| (number, reason)).collect();
    assert_eq!(reasons, vec![(3, "reaction"), (4, "reaction"), (5, "reaction"), (6, "reaction"), (8, "system_line")]);
    assert_eq!(contents.warnings, vec!["inferred_parents: 1 (#7)"]);
}

#[test]
fn a_chat_saved_from_the_window_has_hours_and_whispers() {
    let contents = read("meeting_saved_chat.txt");
    let turns = ["Ana Ruiz: Hello all\nsecond line", "Bo Li: the price is a joke", "Ana Ruiz: Well", "Old Client: see https://e.org: nice"];
    assert_eq!(contents.turns(), turns);
    assert_eq!(
        (contents.said(1, "private"), contents.said(1, "to"), contents.said(0, "to")),
        ("true".into(), "Ana Ruiz".into(), String::new())
    );
    assert_eq!((contents.said(3, "time"), contents.at(3)), ("13:06:00".to_owned(), None));
    let answered = contents.records[0].id.clone();
    assert!(answered.as_deref().is_some_and(|id| id.starts_with("zoom:") && id.ends_with("/13:05:16")), "{answered:?}");
    assert_eq!(contents.records[2].parent, answered);
}

#[test]
fn meetings_whose_chats_are_called_alike_are_others_unless_they_begin_alike() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let within = |text: &str| {
        let path = folder.path().join("meeting_saved_chat.txt");
        std::fs::write(&path, text).expect("written");
        read_path(&path, &Plan::default()).records[0].within.clone()
    };
    let one = "13:05:16 From Ana to Everyone: Hello\n13:05:17 From Bo to Everyone: Hi\n";
    assert_ne!(within(one), within("13:05:16 From Ana to Everyone: Salut\n13:05:17 From Bo to Everyone: Hi\n"));
    assert_eq!(within(one), within(&format!("{one}13:06:00 From Ana to Everyone: Bye\n")));
}

#[test]
fn other_files_are_no_chats() {
    for text in [
        "00:05:16\tAna\tBonjour\n00:05:17\tBo\tOui\n",
        "13:05:16 INFO started: yes\n13:05:17 WARN From here to there\n",
        "00:05:16\tAna:\tBonjour\n",
    ] {
        assert_ne!(taken_for("a.txt", text.as_bytes()), "zoom-chat", "{text}");
    }
}

#[test]
fn broken_chats_are_answered() {
    ["GMT20240301-090000_RecordingnewChat.txt", "meeting_saved_chat.txt"].into_iter().for_each(is_hardy);
}
