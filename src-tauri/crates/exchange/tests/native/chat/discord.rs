//! Channels exported by DiscordChatExporter.

use livisible_core::corpus::record::{Link, LinkKind};

use super::{read, torture, written};

#[test]
fn a_channel() {
    let contents = read("discord.json");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("discord", "native_keys"));
    assert_eq!(
        contents.said(),
        [("zoe", "Bonjour @bob"), ("bob#1234", "Salut"), ("veille", "Titre\nDes mots\nNote\n5"), ("zoe", "ailleurs")]
    );
    assert_eq!(contents.records[1].parent.as_deref(), Some("101"));
    assert!(contents.records.iter().all(|record| record.within.as_deref() == Some("discord:55") && !record.inferred));
    assert_eq!(contents.records[3].links, [Link { kind: LinkKind::Repost, to: "90".to_owned() }]);
    assert_eq!(contents.records[3].parent, None);
    assert_eq!(contents.dates()[0], "2024-04-01T10:01:00.250+00:00");
    for (at, name, value) in [
        (0, "server", "Serveur du café"),
        (0, "channel", "général"),
        (0, "category", "Parler"),
        (0, "author_name", "Zoé"),
        (0, "author_roles", "Habitués"),
        (0, "is_pinned", "true"),
        (0, "media", "a.png"),
        (0, "reactions_by_kind", "👍 3"),
        (0, "mentions", "bob#1234"),
        (0, "edited", "2024-04-01T12:02:00+02:00"),
        (1, "author_name", ""),
        (2, "is_bot", "true"),
        (3, "forwarded", "true"),
    ] {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert_eq!(contents.skipped, [("system_line".to_owned(), "GuildMemberJoin: Joined the server.".to_owned())]);
    assert!(contents.warnings.is_empty(), "{:?}", contents.warnings);
}

#[test]
fn direct_messages_are_called_as_a_person_and_name_no_channel() {
    let of = |guild: &str, kind: &str| {
        let text = format!(
            r#"{{"guild":{{"id":"{guild}","name":"Direct Messages"}},"channel":{{"id":"99","type":"{kind}","name":"Jeanne Martin"}},
            "dateRange":{{}},"exportedAt":"2024-01-01T00:00:00+00:00","messages":[{{"id":"1001","type":"Default",
            "timestamp":"2024-01-01T10:00:00+00:00","content":"salut","author":{{"id":"5","name":"jeannem","discriminator":"0000"}}}}]}}"#
        );
        written("dm.json", text.as_bytes()).expect("read")
    };
    for (guild, kind, chat, channel) in [
        ("0", "DirectTextChat", "Jeanne Martin", ""),
        ("7", "DirectGroupTextChat", "Jeanne Martin", ""),
        ("0", "1", "Jeanne Martin", ""),
        ("7", "GuildTextChat", "", "Jeanne Martin"),
    ] {
        let contents = of(guild, kind);
        assert_eq!((contents.attribute(0, "chat").as_str(), contents.attribute(0, "channel").as_str()), (chat, channel), "{guild} {kind}");
        assert!(contents.personal.contains(&"chat".to_owned()));
    }
}

#[test]
fn whatever_is_done_to_it_it_is_accounted_for() {
    torture("discord.json", "discord");
}
