//! Workspaces exported by Slack.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use livisible_core::corpus::record::{Link, LinkKind};
use livisible_exchange::Plan;
use livisible_exchange::gather::gather;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Contents, read_path, written};

const FILES: [(&str, &str); 6] = [
    (
        "users.json",
        r#"[{"id":"U1","name":"zoe","real_name":"Zoé B","profile":{"display_name":"Zoé"}},{"id":"U2","name":"bob","profile":{"display_name":""}},
            {"id":"U3","name":"robot","is_bot":true}]"#,
    ),
    ("channels.json", r#"[{"id":"C1","name":"général","members":["U1"]},{"id":"C2","name":"autre"}]"#),
    ("dms.json", r#"[{"id":"D1","members":["U1","U2"]}]"#),
    (
        "général/2024-03-01.json",
        r#"[{"type":"message","subtype":"channel_join","user":"U1","text":"<@U1> has joined","ts":"1709283600.000100"},
            {"type":"message","user":"U1","text":"Bonjour <@U2> &amp; <https://e.org|ici>","ts":"1709283660.000200","thread_ts":"1709283660.000200",
             "reply_count":1,"edited":{"user":"U1","ts":"1709283700.000000"},"reactions":[{"name":"tada","users":["U2"],"count":2}],"pinned_to":["C1"]},
            {"type":"message","subtype":"bot_message","text":"","username":"météo","bot_id":"B1","ts":"1709283720.000300",
             "attachments":[{"title":"Pluie","text":"demain","channel_id":"C2","ts":"1709000000.000000"}]}]"#,
    ),
    (
        "général/2024-03-02.json",
        r#"[{"type":"message","user":"U2","text":"oui","ts":"1709370000.000400","thread_ts":"1709283660.000200","files":[{"name":"a.pdf"}]},
            {"type":"message","user":"U9","text":"","ts":"1709370001.000000","user_profile":{"name":"ann","real_name":"Ann A"},"files":[{"name":"b.png"}]}]"#,
    ),
    ("D1/2024-03-01.json", r#"[{"type":"message","user":"U3","text":"salut","ts":"1709283600.000500"}, {"type":"mess"#),
];

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn checked(contents: &Contents) {
    assert_eq!((contents.seen.name(), contents.seen.reason), ("slack", "native_parts"));
    assert_eq!(
        contents.said(),
        [("robot", "salut"), ("zoe", "Bonjour @bob & ici"), ("météo", "Pluie\ndemain"), ("bob", "oui"), ("ann", "b.png")]
    );
    let ids: Vec<_> =
        contents.records.iter().map(|record| (record.id.as_deref().unwrap_or(""), record.parent.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        ids,
        [
            ("D1/1709283600.000500", ""),
            ("C1/1709283660.000200", ""),
            ("C1/1709283720.000300", ""),
            ("C1/1709370000.000400", "C1/1709283660.000200"),
            ("C1/1709370001.000000", ""),
        ]
    );
    assert_eq!(contents.records[3].within.as_deref(), Some("slack:C1"));
    assert_eq!(contents.records[2].links, [Link { kind: LinkKind::Repost, to: "C2/1709000000.000000".to_owned() }]);
    assert_eq!(contents.dates()[1], "2024-03-01T09:01:00+00:00");
    for (at, name, value) in [
        (0, "channel", ""),
        (0, "participants", "zoe, bob"),
        (0, "is_bot", "true"),
        (1, "channel", "général"),
        (1, "author_name", "Zoé"),
        (1, "mentions", "bob"),
        (1, "reactions_by_kind", ":tada: 2"),
        (1, "is_pinned", "true"),
        (1, "edited", "1709283700.000000"),
        (1, "reply_count", "1"),
        (2, "is_bot", "true"),
        (3, "author_name", ""),
        (3, "media", "a.pdf"),
        (4, "author_name", "Ann A"),
        (4, "is_bot", ""),
    ] {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert_eq!(contents.skipped[0].0, "truncated");
    assert!(contents.skipped[0].1.ends_with("D1/2024-03-01.json"));
    assert_eq!(contents.skipped[1], ("system_line".to_owned(), "@Zoé has joined".to_owned()));
    assert_eq!(contents.skipped.len(), 2);
}

#[test]
fn a_workspace_is_one_file() {
    checked(&written("Slack export.zip", &archive(&FILES)).expect("read"));
    let under: Vec<(String, &str)> = FILES.iter().map(|(name, content)| (format!("Café/{name}"), *content)).collect();
    let under: Vec<(&str, &str)> = under.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    checked(&written("Slack export.zip", &archive(&under)).expect("read"));
}

#[test]
fn a_workspace_is_gathered_as_one_packed_or_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scratch = folder.path().join("scratch");
    let packed = folder.path().join("Slack export.zip");
    std::fs::write(&packed, archive(&FILES)).expect("written");
    let gathered = gather(std::slice::from_ref(&packed), &scratch);
    assert_eq!(gathered.iter().map(|file| (&file.path, file.shown.as_str())).collect::<Vec<_>>(), [(&packed, "Slack export.zip")]);
    let open = folder.path().join("Mon espace");
    for (name, content) in FILES {
        let path: PathBuf = open.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, content).expect("written");
    }
    std::fs::write(open.join("logo.png"), "x").expect("written");
    let gathered = gather(std::slice::from_ref(&open), &scratch);
    assert_eq!(gathered.iter().map(|file| (file.shown.as_str(), file.aside)).collect::<Vec<_>>(), [("Mon espace", 0), ("Mon espace", 1)]);
    checked(&read_path(&gathered[0].path, &Plan { shown: Some("Mon espace".to_owned()), ..Plan::default() }));
}

#[test]
fn folders_that_no_list_names_leak_no_names() {
    let day = r#"[{"type":"message","user":"U1","text":"oui","ts":"1709283600.000100"}]"#;
    let users = r#"[{"id":"U1","name":"zoe"}]"#;
    let names = ["autre", "D024BE91L", "mpdm-ann--bob-1", "dms/ann.b"].map(|folder| format!("{folder}/2024-03-01.json"));
    let mut files: Vec<(&str, &str)> = vec![("users.json", users), ("channels.json", "[]")];
    files.extend(names.iter().map(|name| (name.as_str(), day)));
    let contents = written("a.zip", &archive(&files)).expect("read");
    let told: Vec<(String, String)> =
        (0..contents.records.len()).map(|at| (contents.attribute(at, "channel"), contents.attribute(at, "participants"))).collect();
    let pair = |channel: &str, participants: &str| (channel.to_owned(), participants.to_owned());
    assert_eq!(told, [pair("", ""), pair("autre", ""), pair("", "ann.b"), pair("", "ann, bob")]);
    assert!(contents.personal.contains(&"participants".to_owned()));
}

#[test]
fn what_is_shared_without_a_word_is_somebody_elses() {
    let day = r#"[{"type":"message","user":"U1","text":"","ts":"1709283600.000100",
        "attachments":[{"author_name":"Bob","text":"demain","channel_id":"C2","ts":"1709000000.000000"}]},
        {"type":"message","user":"U1","text":"regardez","ts":"1709283600.000200",
        "attachments":[{"author_name":"Bob","text":"demain","channel_id":"C2","ts":"1709000000.000000"}]}]"#;
    let files = [("users.json", r#"[{"id":"U1","name":"zoe"}]"#), ("channels.json", "[]"), ("autre/2024-03-01.json", day)];
    let contents = written("a.zip", &archive(&files)).expect("read");
    assert_eq!(contents.said(), [("zoe", "demain"), ("zoe", "regardez")]);
    let links: Vec<_> = contents.records.iter().map(|record| record.links.clone()).collect();
    let to = || "C2/1709000000.000000".to_owned();
    assert_eq!(links, [vec![Link { kind: LinkKind::Repost, to: to() }], vec![Link { kind: LinkKind::Quote, to: to() }]]);
    for (at, name, value) in [(0, "is_repost", "true"), (0, "reposted_from", "Bob"), (1, "is_repost", ""), (1, "reposted_from", "")] {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert!(contents.personal.contains(&"reposted_from".to_owned()));
}

#[test]
fn films_beside_a_workspace_do_not_hide_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files: Vec<(&str, &str)> = FILES.iter().copied().chain([("film.mp4", "0123456789")]).collect();
    let mut bytes = archive(&files);
    // The directory says that the film, its last entry, is of 3 GiB: nobody unpacks it.
    let at = (0..bytes.len() - 4).rev().find(|at| bytes[*at..].starts_with(b"PK\x01\x02")).expect("a directory");
    bytes[at + 24..at + 28].copy_from_slice(&(3u32 << 30).to_le_bytes());
    let path = folder.path().join("Slack export.zip");
    std::fs::write(&path, bytes).expect("written");
    let gathered = gather(&[path], &folder.path().join("scratch"));
    let told: Vec<_> = gathered.iter().map(|file| (file.shown.as_str(), file.aside)).collect();
    assert_eq!(told, [("Slack export.zip", 0), ("Slack export.zip", 1)]);
    checked(&read_path(&gathered[0].path, &Plan::default()));
}

#[test]
fn whatever_is_done_to_it_it_is_accounted_for() {
    let whole = archive(&FILES);
    for end in (0..whole.len()).step_by(whole.len() / 40) {
        let _ = written("a.zip", &whole[..end]);
        let mut changed = whole.clone();
        changed[end] ^= 0x5A;
        let _ = written("a.zip", &changed);
    }
    let deep = "[".repeat(100_000);
    for content in [deep.as_str(), "{}", "", "[1,2,\"x\",null]"] {
        let files: Vec<(&str, &str)> = FILES.iter().map(|(name, _)| (*name, content)).collect();
        let contents = written("a.zip", &archive(&files)).expect("read");
        assert_eq!(contents.records.len(), 0);
    }
}
